import { Institution, Membership, type User } from '@ipt/db'
import type { Actor } from '@ipt/domain'
import type { Services } from '../../kernel/services.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { sendMail } from '../mail/index.ts'
import { passwordChangedMail } from './mails/password-changed.ts'

/** A person who proved by a link or a code who they are, but is not signed in. */
export const personActor = (userId: string): Actor => ({ kind: 'user', userId, roles: [] })

/** The institution whose clock and record a person's own matters belong to: that of their first role there. Null for people of companies. */
export async function homeOf({ em, clock }: Pick<Ctx, 'em' | 'clock'>, userId: string): Promise<Institution | null> {
  const now = clock()
  const [first] = await em.find(
    Membership,
    { user: userId, institution: { $ne: null }, since: { $lte: now }, $or: [{ until: null }, { until: { $gt: now } }] },
    { orderBy: { since: 'asc', id: 'asc' }, limit: 1 },
  )
  return first?.institution ? em.findOneOrFail(Institution, { id: first.institution.id }) : null
}

/** Tells the person by mail that their password is another now. */
export async function sendPasswordChanged(
  tx: Ctx,
  { origin }: Pick<Services, 'origin'>,
  user: User,
  home: Institution | null,
): Promise<void> {
  await sendMail(tx, {
    to: { userId: user.id, address: user.email, language: user.language },
    institutionId: home?.id ?? null,
    kind: 'passwordChanged',
    body: passwordChangedMail(user.language, {
      name: user.name,
      at: tx.clock(),
      timeZone: home?.timeZone ?? 'UTC',
      forgotLink: `${origin}/forgot`,
    }),
  })
}
