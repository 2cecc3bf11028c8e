import type { LogEventView } from '@ipt/contracts'
import { expect, it } from 'vitest'
import { historyOf } from './history.ts'

const events = (...names: LogEventView['event'][]) => names.map((event, index) => ({ event, id: String(index) }) as LogEventView)
const lines = (...names: LogEventView['event'][]) => historyOf(events(...names)).map(({ event, undone }) => (undone ? `(${event})` : event))

it('goes from the newest to the oldest', () => {
  expect(lines('submit', 'requestRevision', 'resubmit', 'verify')).toEqual(['verify', 'resubmit', 'requestRevision', 'submit'])
})

it('marks what was taken back, each once, and nothing that stood', () => {
  expect(lines('submit', 'verify', 'undoVerify', 'verify')).toEqual(['verify', 'undoVerify', '(verify)', 'submit'])
  expect(lines('submit', 'verify', 'undoVerify', 'verify', 'undoVerify')).toEqual([
    'undoVerify',
    '(verify)',
    'undoVerify',
    '(verify)',
    'submit',
  ])
  expect(lines('submit', 'requestRevision', 'withdrawRequest', 'requestRevision')).toEqual([
    'requestRevision',
    'withdrawRequest',
    '(requestRevision)',
    'submit',
  ])
})
