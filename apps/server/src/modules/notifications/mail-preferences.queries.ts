import type { MailPreferences } from '@ipt/contracts'
import { MailPreference, User } from '@ipt/db'
import { holdsRole, type Language, type Role } from '@ipt/domain'
import { ownId } from '../../kernel/policy.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { hasBounced } from '../mail/index.ts'
import type { NotificationKind } from './kind.ts'
import { KIND_OF_EVENT } from './kinds/index.ts'
import { wayOf, wishesOf } from './mail-wishes.ts'

/** What the actor wants by mail, with every kind that their roles can bring, in one language. */
export async function viewMailPreferences(ctx: Ctx, language: Language): Promise<MailPreferences> {
  const user = await ctx.em.findOneOrFail(User, { id: ownId(ctx.actor) })
  const wishes = wishesOf(await ctx.em.findOne(MailPreference, { user: user.id }))
  const kinds = [...KIND_OF_EVENT.values()].filter((kind) => heardAs(kind).some((role) => holdsRole(ctx.actor, role)))
  return {
    rhythm: wishes.rhythm,
    quiet: wishes.quiet,
    kinds: kinds.map(({ on, label }) => ({ kind: on, label: label?.[language] ?? on, way: wayOf(on, wishes) })),
    bounced: await hasBounced(ctx.em, user.email),
  }
}

const ANY_AUDIENCE: readonly Role[] = ['student', 'industrialSupervisor', 'universitySupervisor']

const heardAs = ({ tells, audience }: NotificationKind): readonly Role[] => (audience ? [...tells, ...ANY_AUDIENCE] : tells)
