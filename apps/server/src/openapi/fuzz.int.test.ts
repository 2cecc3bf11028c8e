import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Call, callsOf, requestOf } from './testing/call.ts'
import { TOLD } from './testing/document.ts'
import { broken } from './testing/hostile.ts'
import { faultsOf } from './testing/judge.ts'
import { aWorld, type World } from './testing/world.ts'

/** `IPT_FUZZ_RUNS=300` looks longer, `IPT_FUZZ_SEED=7` elsewhere. */
const RUNS = Number(process.env.IPT_FUZZ_RUNS ?? 10)
const SEED = Number(process.env.IPT_FUZZ_SEED ?? 20_261_125)

let world: World
const answered = new Map<string, Set<number>>()

beforeAll(async () => {
  world = await aWorld()
  console.info(`The seed is ${SEED}, with ${RUNS} good and ${RUNS * 2} broken calls of each operation.`)
}, 120_000)
afterAll(() => world?.server.stop())
let begun = 0
beforeEach(async () => {
  if (begun++ % 6 === 0) await world.refresh()
})

async function make(call: Call): Promise<void> {
  const { url, init } = requestOf(call)
  const response = await world.send(call.as, url, init)
  answered.set(call.told.id, (answered.get(call.told.id) ?? new Set()).add(response.status))
  const seen = response.clone()
  const faults = await faultsOf(call, response)
  if (seen.ok && seen.headers.get('content-type')?.startsWith('application/json')) world.learn(call.as, await seen.text())
  const sent = `${call.broken ?? 'nothing broken'}, by ${call.as}: ${init.method} ${url.slice(0, 300)} ${JSON.stringify(init.headers)} ${call.body?.slice(0, 600) ?? ''}`
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${sent}`)
}

/** Says what was sent, and by which seed it is sent again; a generated call itself is no reading. */
async function hold<Given>(calls: fc.IAsyncProperty<Given>, numRuns: number): Promise<void> {
  const { failed, errorInstance, seed, counterexamplePath } = await fc.check(calls, { seed: SEED, numRuns, endOnFailure: true })
  if (failed)
    expect.fail(`${errorInstance instanceof Error ? errorInstance.message : errorInstance}\nSeed ${seed}, path ${counterexamplePath}.`)
}

/** First what can be read: ids that were told reach further. */
const INTO_THE_DEEP = [...TOLD].sort((one, other) => Number(other.method === 'GET') - Number(one.method === 'GET'))

describe.each(INTO_THE_DEEP)('$method $path', (told) => {
  const calls = () => callsOf(told, world.principalsOf(told), (as) => world.known(told, as))

  test('is answered as the document says', { timeout: 600_000 }, () => hold(fc.asyncProperty(calls(), make), RUNS))

  test('refuses what is broken, and says what to mend', { timeout: 600_000 }, () =>
    hold(
      fc.asyncProperty(calls(), broken, (call, breaking) => make(breaking(call) ?? call)),
      2 * RUNS,
    ),
  )
})

test('most operations were reached', () => {
  const done = TOLD.filter(({ id }) => [...(answered.get(id) ?? [])].some((status) => status < 400)).map(({ id }) => id)
  if (process.env.IPT_FUZZ_TOLD)
    console.info(
      `Never done: ${TOLD.map(({ id }) => id)
        .filter((id) => !done.includes(id))
        .join(' ')}`,
    )
  expect(done.length).toBeGreaterThan(TOLD.length / 2)
})
