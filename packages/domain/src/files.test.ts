import { expect, test } from 'vitest'
import { nameFitsType } from './files.ts'

test.for([
  ['photo.JPG', 'image/jpeg', true],
  ['photo.jpeg', 'image/jpeg', true],
  ['page.html', 'image/png', false],
  ['report.pdf.exe', 'application/pdf', false],
  ['no ending', 'image/png', true],
] as const)('%s as %s: %s', ([name, type, fits]) => {
  expect(nameFitsType(name, type)).toBe(fits)
})
