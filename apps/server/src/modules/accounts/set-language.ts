import type { SetLanguageInput } from '@ipt/contracts'
import { User } from '@ipt/db'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'

/** The person's language, on every screen and in every mail from now on. */
export const setLanguage = (ctx: Ctx, { language }: SetLanguageInput): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await tx.em.nativeUpdate(User, { id: ownId(tx.actor) }, { language })
  })
