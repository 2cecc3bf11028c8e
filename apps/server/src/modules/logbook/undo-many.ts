import type { BulkAnswer, UndoManyInput } from '@ipt/contracts'
import type { Ctx } from '../../kernel/use-case.ts'
import { oneByOne } from './one-by-one.ts'
import { undoVerify } from './undo-verify.ts'

/**
 * Takes many verifications back, by who gave them, within 15 minutes. One that refuses (LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE,
 * UNDO_OVER, ID_TAKEN, CONFLICT) is named in the answer and holds up no other.
 */
export const undoMany = (ctx: Ctx, { items }: UndoManyInput): Promise<BulkAnswer> => oneByOne(items, (item) => undoVerify(ctx, item))
