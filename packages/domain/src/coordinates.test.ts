import { expect, test } from 'vitest'
import { parseCoordinates } from './coordinates.ts'

test.for([
  ['-6.7924, 39.2083', -6.7924, 39.2083],
  ['(-6.79240001234 39.2083)', -6.7924, 39.2083],
  ['0;0', 0, 0],
  ['90, -180', 90, -180],
  ['-6.7924°, 39.2083°', -6.7924, 39.2083],
] as const)('%s', ([text, latitude, longitude]) => {
  expect(parseCoordinates(text)).toEqual({ latitude, longitude })
})

test.for(['', 'Ubungo', '-6.7924', '91, 0', '0, 181', '-6,7924, 39,2083', '1, 2, 3'])('%j is no place', (text) => {
  expect(parseCoordinates(text)).toBeNull()
})
