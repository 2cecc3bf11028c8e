import type { MailPreferences, SetMailPreferencesInput } from '@ipt/contracts'
import { MailPreference, User } from '@ipt/db'
import type { EntityManager } from '@mikro-orm/postgresql'
import { LockMode } from '@mikro-orm/postgresql'
import type { z } from 'zod'
import { fieldError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { KIND_OF_EVENT } from './kinds/index.ts'
import { viewMailPreferences } from './mail-preferences.queries.ts'
import { dueFor, type MailWishes, wishesOf } from './mail-wishes.ts'

/**
 * Which mails the actor wants, and when; what is left out stays. What waits already follows the new wishes. INPUT_INVALID for a kind that
 * nobody knows. Sending it twice changes nothing more.
 */
export const setMailPreferences = (ctx: Ctx, input: z.output<typeof SetMailPreferencesInput>): Promise<MailPreferences> =>
  inTransaction(ctx, async (tx) => {
    const unknown = Object.keys(input.ways ?? {}).find((kind) => !KIND_OF_EVENT.has(kind))
    if (unknown !== undefined) throw fieldError('INPUT_INVALID', 'ways', 'There is no such kind of notification.')
    const user = await tx.em.findOneOrFail(User, { id: ownId(tx.actor) }, { lockMode: LockMode.PESSIMISTIC_WRITE })

    const before = wishesOf(await tx.em.findOne(MailPreference, { user: user.id }))
    const wishes: MailWishes = {
      rhythm: input.rhythm ?? before.rhythm,
      quiet: input.quiet === undefined ? before.quiet : input.quiet,
      ways: { ...before.ways, ...input.ways },
    }
    const { rhythm, quiet, ways } = wishes
    await tx.em.upsert(MailPreference, { user: user.id, rhythm, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, ways })
    await dueAnew(tx.em, user.id, wishes)
    tx.em.clear()
    return viewMailPreferences(tx, input.language)
  })

async function dueAnew(em: EntityManager, userId: string, wishes: MailWishes): Promise<void> {
  const waiting = await tables(em)
    .selectFrom('notification')
    .innerJoin('domain_event', 'domain_event.id', 'notification.event_id')
    .leftJoin('institution', 'institution.id', 'domain_event.institution_id')
    .select(['notification.id', 'notification.kind', 'notification.occurred_at', 'institution.time_zone'])
    .where('notification.user_id', '=', userId)
    .where('notification.mailed_at', 'is', null)
    .where('notification.mail_due_at', 'is not', null)
    .execute()
  for (const { id, kind, occurred_at, time_zone } of waiting)
    await tables(em)
      .updateTable('notification')
      .set({ mail_due_at: dueFor(kind, wishes, time_zone ?? 'UTC', new Date(occurred_at)) })
      .where('id', '=', id)
      .where('mailed_at', 'is', null)
      .execute()
}
