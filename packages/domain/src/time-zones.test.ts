import { expect, test } from 'vitest'
import { isTimeZone } from './time-zones.ts'

test.for(['Africa/Dar_es_Salaam', 'America/Argentina/Buenos_Aires', 'UTC', 'Asia/Kolkata', 'Etc/GMT+3'])('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true)
})

test.for(['', '+03:00', 'Africa/Atlantis', 'EAT time', "Africa/Nairobi'", 'Africa/', 'CAT', 'AET', 'US/Pacific-New'])(
  '%j is none',
  (name) => {
    expect(isTimeZone(name)).toBe(false)
  },
)
