import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chainPage, chainPagePath } from './chain-page.ts'

test('docs/verification-chain.md is what the table says today (else: pnpm --filter @ipt/log-machine diagram)', () => {
  expect(readFileSync(chainPagePath, 'utf8')).toBe(chainPage())
})
