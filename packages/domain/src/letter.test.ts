import { expect, test } from 'vitest'
import { fillLetter, LETTER_KINDS, LETTER_PLACEHOLDERS, LETTER_TEXTS, type LetterValues, unknownPlaceholders } from './letter.ts'

const values = Object.fromEntries(LETTER_PLACEHOLDERS.map((name) => [name, `<${name}>`])) as LetterValues

test('a template is filled, space or none', () => {
  expect(fillLetter('{{student.name}}, {{ student.number }}', values)).toBe('<student.name>, <student.number>')
})

test('a value that looks like a template stays a value, and dollars are no pattern', () => {
  const sly = { ...values, 'student.name': '{{student.number}} $& $1' }
  expect(fillLetter('{{student.name}}!', sly)).toBe('{{student.number}} $& $1!')
})

test('unknown names are told, each once', () => {
  expect(unknownPlaceholders('{{student.nmae}} {{student.name}} {{}} {{student.nmae}}')).toEqual(['student.nmae', ''])
})

test('the first texts name only what there is', () => {
  for (const kind of LETTER_KINDS)
    for (const { title, body } of Object.values(LETTER_TEXTS[kind])) expect(unknownPlaceholders(title + body)).toEqual([])
})
