import { LIMITS } from '@ipt/domain'
import { expect, test } from 'vitest'
import { addSkill, skillsOf } from './skills.ts'

test('adds what was typed, once, trimmed and within the limits', () => {
  expect(addSkill(['Switchgear'], ' Permit  to work , switchgear,, Earthing')).toEqual(['Switchgear', 'Permit to work', 'Earthing'])
  expect(addSkill([], '   ')).toEqual([])
  expect(addSkill([], 'x'.repeat(100))[0]).toHaveLength(LIMITS.skill)
  const many = Array.from({ length: LIMITS.skills }, (_, index) => `skill ${index}`)
  expect(addSkill(many, 'one more')).toEqual(many)
})

test('offers the skills of earlier logs, most used first', () => {
  expect(skillsOf([{ skills: ['a', 'b'] }, { skills: ['b'] }, { skills: ['c', 'b', 'c'] }], 2)).toEqual(['b', 'c'])
})
