import { expect, test } from 'vitest'
import { logEntryChecks, logMachineSql } from './sql.ts'
import { LOG_STAMPS, STAMPS_IN, statusesWith } from './stamps.ts'
import { LOG_STATUSES, LOG_TRANSITIONS } from './transitions.ts'

test('the status check names every state', () => {
  const [status] = logEntryChecks()
  for (const each of LOG_STATUSES) expect(status?.expression).toContain(`'${each}'`)
})

test('no check uses a form that PostgreSQL would print differently', () => {
  for (const { expression } of logEntryChecks()) expect(expression).not.toMatch(/not in|between|in \('[A-Z_]+'\)/)
})

test('the trigger knows every pair, and no other', () => {
  const [, pairs = ''] = /elsif \(old\.status, new\.status\) not in \((.+)\) then/.exec(logMachineSql()) ?? []
  const expected = new Set(LOG_TRANSITIONS.flatMap((row) => (row.from === null ? [] : [`('${row.from}', '${row.to}')`])))
  expect(new Set(pairs.match(/\('\w+', '\w+'\)/g))).toEqual(expected)
})

test('stamps and states are two readings of one table', () => {
  for (const stamp of LOG_STAMPS)
    for (const status of LOG_STATUSES) expect(statusesWith(stamp).includes(status)).toBe(STAMPS_IN[status].includes(stamp))
})
