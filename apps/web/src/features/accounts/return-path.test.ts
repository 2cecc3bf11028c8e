import { expect, test } from 'vitest'
import { returnPath, signInPath } from './return-path.ts'

test('keeps the way back, but not the way to the start', () => {
  expect(signInPath('/')).toBe('/sign-in')
  expect(signInPath('/student/logs?from=2026-08-01')).toBe('/sign-in?next=%2Fstudent%2Flogs%3Ffrom%3D2026-08-01')
})

test.each([
  ['/student/logs/1?x=2#history', '/student/logs/1?x=2#history'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/sign-in', '/'],
])('%s leads to %s', (next, path) => {
  expect(returnPath(next)).toBe(path)
})
