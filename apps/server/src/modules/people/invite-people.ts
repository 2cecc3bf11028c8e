import { createHash } from 'node:crypto'
import type { Invited, InvitePeopleInput, PeopleFilter } from '@ipt/contracts'
import { DomainEvent, Invitation, User } from '@ipt/db'
import { type Actor, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { didIt } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { clearBounce } from '../mail/index.ts'
import { homeFor } from './internal.ts'
import { issueInvitation } from './invitations.ts'
import { ownInstitutions } from './people.policy.ts'
import { selectPeople } from './people.queries.ts'

export const INVITE_TASK = 'people.invite'
/** People of one job: each has a mail of its own, and a row or two. */
const CHUNK = 50
/** Who was invited so lately isn't again by a press for many. */
const LATELY_MS = 60 * 60_000

const lately = (ctx: Pick<Ctx, 'clock'>): Date => new Date(ctx.clock().getTime() - LATELY_MS)

/** People under a filter who have no account, and no link that was sent after `since`. */
const selectUninvited = (ctx: Ctx, filter: PeopleFilter, since: Date) =>
  selectPeople(ctx, filter)
    .where('app_user.password_hash', 'is', null)
    .where('app_user.state', '=', 'ACTIVE')
    .where(
      sql<boolean>`not exists (select from invitation where user_id = app_user.id and superseded_at is null and created_at > ${since})`,
    )

const hasNoOpenLink = (now: Date) =>
  sql<boolean>`not exists (select from invitation where user_id = app_user.id and superseded_at is null and expires_at > ${now})`

/** How many would be invited under a filter: those who never were, or whose link is over. */
export async function countUninvited(ctx: Ctx, filter: PeopleFilter): Promise<{ count: number }> {
  const { count } = await selectUninvited(ctx, filter, lately(ctx))
    .where(hasNoOpenLink(ctx.clock()))
    .select(sql<number>`count(distinct app_user.id)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return { count }
}

/**
 * Sends everybody who is named, or under a filter, and has no account yet a link to make one, by jobs after the answer. Who was invited within
 * the hour is left out. INPUT_INVALID, TOO_MANY_ATTEMPTS (one person again and again), ID_TAKEN. Sent twice it counts the same, and sends once.
 */
export async function invitePeople(
  ctx: Ctx,
  services: Pick<Services, 'limits'>,
  input: z.output<typeof InvitePeopleInput>,
): Promise<Invited> {
  const { requestId, ids, filter } = input
  if (ids?.length === 1) await services.limits.count('invite.person', ids[0] as string)
  const digest = createHash('sha256')
    .update(JSON.stringify([requestId, ids ?? null, filter ?? null]))
    .digest('hex')
  return inTransaction(ctx, async (tx) => {
    const before = await tx.em.findOne(DomainEvent, { requestId })
    if (before) {
      if (before.kind !== 'institution.invited' || !didIt(tx.actor, before) || before.data.digest !== digest)
        throw new DomainError('ID_TAKEN')
      return { invited: Number(before.data.count) }
    }
    const institutionId = ownInstitutions(tx)[0]
    if (institutionId === undefined) throw new DomainError('NOT_FOUND')
    let query = selectUninvited(tx, filter ?? {}, ids?.length === 1 ? tx.clock() : lately(tx))
      .select('app_user.id')
      .distinct()
    if (ids) query = query.where('app_user.id', 'in', ids)
    else query = query.where(hasNoOpenLink(tx.clock()))
    const rows = await query.execute()
    // Whoever presses for one person knows why: an address that came back once is tried again.
    const [only] = ids?.length === 1 ? rows : []
    if (only) await clearBounce(tx.em, (await tx.em.findOneOrFail(User, only.id)).email)
    const invited = rows.map(({ id }) => id)
    const at = tx.clock()
    await record(tx, {
      kind: 'institution.invited',
      subject: { type: 'institution', id: institutionId },
      institutionId,
      role: 'coordinator',
      from: null,
      to: null,
      revision: null,
      data: { count: invited.length, digest },
      requestId,
      at,
    })
    await inviteMany(tx, invited)
    return { invited: invited.length }
  })
}

/** Sends links to these people of the actor's institutions, by jobs after the commit. Whoever has an account by then is told of the role instead. */
export async function inviteMany(tx: Ctx, userIds: readonly string[]): Promise<void> {
  const by = {
    actorId: userIdOf(tx.actor),
    keyId: tx.actor.kind === 'key' ? tx.actor.keyId : null,
    institutionIds: ownInstitutions(tx),
    at: tx.clock().toISOString(),
  }
  for (let from = 0; from < userIds.length; from += CHUNK) {
    const payload = JSON.stringify({ ...by, userIds: userIds.slice(from, from + CHUNK) })
    await sql`select graphile_worker.add_job(${INVITE_TASK}, ${payload}::json, queue_name => 'people', max_attempts => 8)`.execute(
      tables(tx.em),
    )
  }
}

const Payload = z.object({
  userIds: z.array(z.guid()),
  actorId: z.guid().nullable(),
  keyId: z.guid().nullish(),
  institutionIds: z.array(z.guid()).min(1),
  at: z.iso.datetime(),
})

/** The job behind it. Run again, it goes on with those who have no link of this press yet. */
export async function sendInvitations(services: Services, payload: unknown): Promise<void> {
  const { userIds, at, ...by } = Payload.parse(payload)
  const actor = actorOf(by)
  for (const userId of userIds)
    await inTransaction(ctxFor(services, actor), async (tx) => {
      if ((await tx.em.count(Invitation, { user: userId, createdAt: { $gte: new Date(at) } })) > 0) return
      const institutionId = await homeFor(tx, userId)
      // Who was merged or suspended in the meantime is invited nowhere.
      if (institutionId !== null && (await tx.em.count(User, { id: userId, state: 'ACTIVE' })) > 0)
        await issueInvitation(tx, services, { userId, institutionId })
    })
}

/** Whoever pressed, as far as sending asks. */
function actorOf({ actorId, keyId, institutionIds }: Pick<z.output<typeof Payload>, 'actorId' | 'keyId' | 'institutionIds'>): Actor {
  const [institutionId = ''] = institutionIds
  if (keyId) return { kind: 'key', keyId, institutionId, scopes: [] }
  if (actorId === null) return { kind: 'system', name: INVITE_TASK, institutionId }
  const roles = institutionIds.map((id) => ({ role: 'coordinator' as const, institutionId: id, organisationId: null }))
  return { kind: 'user', userId: actorId, roles }
}
