import { expect, test } from 'vitest'
import { Gate, GateFull } from './gate.ts'

test('no more than so many run at once, and all of them in the order they came', async () => {
  const gate = new Gate({ atOnce: 2, waitingMost: 10 })
  const started: number[] = []
  let running = 0
  let most = 0
  const task = (id: number) => async () => {
    started.push(id)
    most = Math.max(most, ++running)
    await new Promise((done) => setTimeout(done, 5))
    running--
    return id
  }
  const results = await Promise.all([1, 2, 3, 4, 5, 6].map((id) => gate.run(task(id))))
  expect(results).toEqual([1, 2, 3, 4, 5, 6])
  expect(started).toEqual([1, 2, 3, 4, 5, 6])
  expect(most).toBe(2)
})

test('when too many wait, one more is refused, and room comes back', async () => {
  const gate = new Gate({ atOnce: 1, waitingMost: 1 })
  const first = gate.run(async () => 'first')
  const second = gate.run(async () => 'second')
  await expect(gate.run(async () => 'third')).rejects.toThrow(GateFull)
  expect(await Promise.all([first, second])).toEqual(['first', 'second'])
  expect(await gate.run(async () => 'fourth')).toBe('fourth')
})

test('a task that fails gives its place back', async () => {
  const gate = new Gate({ atOnce: 1, waitingMost: 1 })
  await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await gate.run(async () => 'yes')).toBe('yes')
})
