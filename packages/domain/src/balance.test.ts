import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BALANCE_SLACK, balanceSupervisors, type Supervisor, type ToSupervise } from './balance.ts'

const key = (from: string, most: number) => fc.integer({ min: 1, max: most }).map((n) => `${from}${n}`)
const placement: fc.Arbitrary<ToSupervise> = fc.record({
  id: fc.uuid(),
  studentId: fc.oneof(fc.uuid(), key('s', 3)),
  programmeId: key('p', 3),
  region: key('r', 3),
})
const supervisor: fc.Arbitrary<Supervisor> = fc.record({
  id: key('s', 8),
  load: fc.integer({ min: 0, max: 12 }),
  programmes: fc.array(key('p', 3), { maxLength: 2 }),
  regions: fc.array(key('r', 3), { maxLength: 2 }),
})
const byId = { selector: ({ id }: { id: string }) => id }
const world = fc.record({
  placements: fc.uniqueArray(placement, { ...byId, maxLength: 40 }),
  supervisors: fc.uniqueArray(supervisor, { ...byId, maxLength: 8 }),
  most: fc.integer({ min: 1, max: 15 }),
})

test('everybody is answered once; nobody is filled up beyond the most, and nobody supervises himself', () => {
  fc.assert(
    fc.property(world, ({ placements, supervisors, most }) => {
      const shared = balanceSupervisors(placements, supervisors, most)
      expect(shared.map(({ placementId }) => placementId)).toEqual(placements.map(({ id }) => id).sort())
      for (const { id, load } of supervisors) {
        const more = shared.filter(({ supervisorId }) => supervisorId === id).length
        expect(more === 0 || load + more <= most).toBe(true)
      }
      for (const { placementId, supervisorId } of shared)
        expect(supervisorId).not.toBe(placements.find(({ id }) => id === placementId)?.studentId)
    }),
  )
})

test('somebody gets nobody only where nobody had room for him, and is told which it was', () => {
  fc.assert(
    fc.property(world, ({ placements, supervisors, most }) => {
      const shared = balanceSupervisors(placements, supervisors, most)
      const loads = new Map(supervisors.map(({ id, load }) => [id, load]))
      for (const { placementId, supervisorId, refusal } of shared) {
        const roomy = [...loads].filter(([, load]) => load < most).map(([id]) => id)
        const himself = placements.find(({ id }) => id === placementId)?.studentId
        if (supervisorId !== null) {
          expect(refusal).toBeNull()
          loads.set(supervisorId, (loads.get(supervisorId) ?? 0) + 1)
        } else if (refusal === 'NOBODY') expect(supervisors).toHaveLength(0)
        else if (refusal === 'FULL') expect(roomy).toEqual([])
        else expect(roomy).toEqual([himself])
      }
    }),
  )
})

test('who fits gets no more than the slack beyond the one with the fewest', () => {
  fc.assert(
    fc.property(world, ({ placements, supervisors, most }) => {
      const loads = new Map(supervisors.map(({ id, load }) => [id, load]))
      for (const { placementId, supervisorId } of balanceSupervisors(placements, supervisors, most)) {
        if (supervisorId === null) continue
        const himself = placements.find(({ id }) => id === placementId)?.studentId
        const fewest = Math.min(...[...loads].filter(([id, load]) => id !== himself && load < most).map(([, load]) => load))
        const before = loads.get(supervisorId) ?? 0
        expect(before).toBeLessThanOrEqual(fewest + BALANCE_SLACK)
        loads.set(supervisorId, before + 1)
      }
    }),
  )
})

test('the order of the lists changes nothing', () => {
  fc.assert(
    fc.property(world, ({ placements, supervisors, most }) => {
      const turned = balanceSupervisors([...placements].reverse(), [...supervisors].reverse(), most)
      expect(turned).toEqual(balanceSupervisors(placements, supervisors, most))
    }),
  )
})

test('the programme goes before the region, the region before an even share', () => {
  const of = (id: string, load: number, programmes: string[], regions: string[]) => ({ id, load, programmes, regions })
  const one = { id: '1', studentId: 'x', programmeId: 'EE', region: 'coast' }
  const chosen = (supervisors: Supervisor[]) => balanceSupervisors([one], supervisors, 20)[0]?.supervisorId
  expect(chosen([of('a', 0, [], []), of('b', 1, [], ['coast']), of('c', 2, ['EE'], [])])).toBe('c')
  expect(chosen([of('a', 0, [], []), of('b', 1, [], ['coast']), of('c', 3, ['EE'], [])])).toBe('b')
  expect(chosen([of('a', 1, [], []), of('b', 0, [], [])])).toBe('b')
})
