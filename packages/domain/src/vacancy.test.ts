import { expect, test } from 'vitest'
import { ROLES } from './roles.ts'
import { allowedVacancyEvents, freeSlots, nextVacancy, VACANCY_EVENTS, VACANCY_STATUSES, VACANCY_TRANSITIONS } from './vacancy.ts'

test('exactly the rows of the table lead on', () => {
  for (const from of [null, ...VACANCY_STATUSES])
    for (const event of VACANCY_EVENTS)
      for (const role of ROLES) {
        const row = VACANCY_TRANSITIONS.find((each) => each.from === from && each.event === event && each.by === role)
        const decision = nextVacancy(from, event, { relations: [role], deadlineAhead: true })
        expect(decision, `${role} ${event} ${from}`).toEqual(row ? { ok: true, to: row.to } : expect.objectContaining({ ok: false }))
      }
})

test('nothing is published or opened again after its last day for applying', () => {
  const facts = { relations: ['coordinator'] as const, deadlineAhead: false }
  expect(nextVacancy('DRAFT', 'publish', facts)).toEqual({ ok: false, code: 'GUARD', guard: 'deadlineAhead' })
  expect(nextVacancy('CLOSED', 'reopen', facts)).toEqual({ ok: false, code: 'GUARD', guard: 'deadlineAhead' })
})

test('a host writes drafts, and the coordinator decides what becomes of them', () => {
  expect(allowedVacancyEvents('DRAFT', { relations: ['industrialSupervisor'], deadlineAhead: true })).toEqual(['edit', 'discard'])
  expect(allowedVacancyEvents('PUBLISHED', { relations: ['industrialSupervisor'], deadlineAhead: true })).toEqual([])
  expect(allowedVacancyEvents('PUBLISHED', { relations: ['coordinator'], deadlineAhead: true })).toEqual(['edit', 'close'])
  expect(allowedVacancyEvents('DISCARDED', { relations: ['coordinator'], deadlineAhead: true })).toEqual([])
})

test('a place is free when it is neither taken nor held', () => {
  expect(freeSlots({ slots: 5, taken: 2, held: 1 })).toBe(2)
  expect(freeSlots({ slots: 2, taken: 2, held: 0 })).toBe(0)
})
