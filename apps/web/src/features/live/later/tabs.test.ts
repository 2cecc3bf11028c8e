import type { LiveMessage } from '@ipt/contracts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StreamHandlers } from './stream.ts'
import { shareStream } from './tabs.ts'

const at = (seq: number): LiveMessage => ({ type: 'at', seq })

/** A page of one browser, and the stream that it has while it leads. */
class TestTab {
  seq: number
  readonly heard: LiveMessage[] = []
  up = false
  refused = 0
  stream: StreamHandlers | null = null
  readonly leave: () => void

  constructor(name: string, seq = 0) {
    this.seq = seq
    this.leave = shareStream({
      name,
      open: (handlers) => {
        this.stream = handlers
        return () => {
          this.stream = null
        }
      },
      since: () => this.seq,
      onMessage: (message) => {
        this.heard.push(message)
        this.seq = message.seq
      },
      onUp: (up) => {
        this.up = up
      },
      onRefused: () => {
        this.refused += 1
      },
    })
    open.push(this)
  }
}

let open: TestTab[] = []
let name = ''
const leading = () => open.filter(({ stream }) => stream !== null)
const becomes = (what: () => unknown, expected: unknown) => vi.waitFor(() => expect(what()).toEqual(expected), { timeout: 20_000 })

beforeEach(() => {
  name = `test ${crypto.randomUUID()}`
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => {
  for (const tab of open) tab.leave()
  open = []
  vi.unstubAllGlobals()
})

test('one of many tabs has the stream, and all of them hear it', async () => {
  const tabs = [new TestTab(name), new TestTab(name), new TestTab(name)]
  await becomes(() => leading().length, 1)
  const [leader] = leading()
  leader?.stream?.onUp(true)
  await becomes(() => tabs.map(({ up }) => up), [true, true, true])
  leader?.stream?.onMessage(at(7))
  await becomes(() => tabs.map(({ heard }) => heard), [[at(7)], [at(7)], [at(7)]])
  leader?.stream?.onRefused()
  await becomes(() => tabs.map(({ refused }) => refused), [1, 1, 1])
  expect(leading()).toHaveLength(1)
})

test('a tab that comes later is told what it missed, and whether the stream is up', async () => {
  const first = new TestTab(name)
  await becomes(() => leading().length, 1)
  first.stream?.onUp(true)
  const event = (seq: number): LiveMessage => ({ type: 'event', seq, kind: 'k', subjectType: 'log', subjectId: 's', placementId: null })
  for (const seq of [1, 2, 3]) first.stream?.onMessage(event(seq))
  const second = new TestTab(name, 1)
  await becomes(() => second.heard, [event(2), event(3), at(3)])
  expect(second.up).toBe(true)
})

test('when the leader goes, another goes on from where it is', async () => {
  const first = new TestTab(name)
  await becomes(() => leading(), [first])
  const second = new TestTab(name)
  first.stream?.onMessage(at(5))
  await becomes(() => second.seq, 5)
  first.leave()
  await becomes(() => leading(), [second])
  expect(second.stream?.since()).toBe(5)
  expect(first.up).toBe(false)
})

test('other people’s tabs are no tabs of ours', async () => {
  const [mine, theirs] = [new TestTab(name), new TestTab(`${name} of another`)]
  await becomes(() => leading(), [mine, theirs])
  mine.stream?.onMessage(at(5))
  theirs.stream?.onMessage(at(6))
  expect([mine.heard, theirs.heard]).toEqual([[at(5)], [at(6)]])
})

test('a leader that does not answer is relieved', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  let release = () => {}
  const asleep = navigator.locks.request(name, () => new Promise<void>((resolve) => (release = resolve))).catch(() => 'relieved')
  const tab = new TestTab(name)
  await vi.advanceTimersByTimeAsync(10_000)
  vi.useRealTimers()
  await becomes(() => leading(), [tab])
  release()
  expect(await asleep).toBe('relieved')
})

test('where tabs can’t agree, each has a stream of its own', async () => {
  vi.stubGlobal('navigator', {})
  const tabs = [new TestTab(name), new TestTab(name)]
  expect(leading()).toEqual(tabs)
})
