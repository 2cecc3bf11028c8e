import type { BulkAnswer, VerifyManyInput } from '@ipt/contracts'
import type { Ctx } from '../../kernel/use-case.ts'
import { oneByOne } from './one-by-one.ts'
import { verifyLog } from './verify-log.ts'

/**
 * The industrial supervisor vouches for many logs that he read, each in that revision. One that refuses (LOG_NOT_FOUND, NOT_YOURS,
 * WRONG_STATE, STALE_REVISION, ID_TAKEN, CONFLICT) is named in the answer and holds up no other.
 */
export const verifyMany = (ctx: Ctx, { items }: VerifyManyInput): Promise<BulkAnswer> => oneByOne(items, (item) => verifyLog(ctx, item))
