import type { BulkAnswer } from '@ipt/contracts'
import { expect, it } from 'vitest'
import { staysOf } from './refused.ts'

it('keeps what can be decided after another look, and nothing that somebody else decided', () => {
  const refused = (['STALE_REVISION', 'WRONG_STATE', 'LOG_NOT_FOUND', 'CONFLICT', 'NOT_YOURS'] as const).map((code) => ({ id: code, code }))
  expect([...staysOf({ done: [], refused } satisfies BulkAnswer)]).toEqual(['STALE_REVISION', 'CONFLICT'])
})
