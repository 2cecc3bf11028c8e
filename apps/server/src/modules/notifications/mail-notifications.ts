import { User } from '@ipt/db'
import { afterQuiet, type Role } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { tables } from '../../kernel/tables.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { hasBounced, sendMail } from '../mail/index.ts'
import { HOME } from './kind.ts'
import { KIND_OF_EVENT } from './kinds/index.ts'
import { wishesByPerson } from './mail-wishes.ts'
import { digestMail } from './mails/digest.ts'
import { type Group, groupKey, lineOf, selectNotifications } from './notification-lines.ts'

/** What could not be mailed for so long is old news: it stays under the bell. */
const STALE_MS = 3 * 24 * 60 * 60_000

/**
 * Everything that is due for one person, in one mail. What was read or done meanwhile, or is old by now, is left out. The rows are claimed by
 * one conditional update in the transaction that writes the mail: of two workers one gets them, and one that dies leaves them.
 * Returns the mail's id; null where there was nothing to say.
 */
export const mailNotifications = (services: Services, userId: string): Promise<string | null> =>
  inTransaction(ctxFor(services, { kind: 'system', name: 'notifications.mail' }), async (tx) => {
    const now = tx.clock()
    const claimed = await claim(tx.em, userId, now)
    const user = await tx.em.findOne(User, { id: userId, state: 'ACTIVE' })
    if (claimed.length === 0 || !user || services.lockedOut.has(userId) || (await hasBounced(tx.em, user.email))) return null

    const due = await withoutQuiet(tx.em, userId, await loadRows(tx.em, claimed), now)
    const fresh = due.filter((row) => row.read_at === null && now.getTime() - new Date(row.mail_due_at ?? now).getTime() < STALE_MS)
    const rows = await stillTrue(tx.em, userId, fresh)
    const lines = groupsOf(rows).flatMap((group) => lineOf(group, user.language) ?? [])
    const [first] = rows
    if (!first || lines.length === 0) return null

    const at = (path: string) => `${services.origin}${path}`
    const institutions = new Set(rows.map((row) => row.institution_id))
    return sendMail(tx, {
      to: { userId, address: user.email, language: user.language },
      institutionId: first.institution_id ?? null,
      mixed: institutions.size > 1,
      kind: 'digest',
      body: digestMail(user.language, {
        name: user.name,
        lines: lines.map(({ text, path }) => ({ text, url: at(path) })),
        homeUrl: at(HOME[first.data.toldAs as Role]),
        choiceUrl: at('/account#mails'),
      }),
    })
  })

const claim = async (em: EntityManager, userId: string, now: Date): Promise<string[]> => {
  const rows = await tables(em)
    .updateTable('notification')
    .set({ mailed_at: now })
    .where('user_id', '=', userId)
    .where('mailed_at', 'is', null)
    .where('mail_due_at', '<=', now)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

const loadRows = (em: EntityManager, ids: readonly string[]) =>
  selectNotifications(em)
    .innerJoin('domain_event', 'domain_event.id', 'notification.event_id')
    .leftJoin('institution', 'institution.id', 'domain_event.institution_id')
    .leftJoin('placement', (join) => join.on(sql<boolean>`placement.id = (domain_event.data->>'placementId')::uuid`))
    .select([
      'notification.mail_due_at',
      'domain_event.institution_id',
      'institution.time_zone',
      'placement.id as placement_id',
      'placement.industrial_supervisor_id',
      'placement.university_supervisor_id',
    ])
    .where('notification.id', 'in', ids)
    .orderBy('notification.occurred_at', 'desc')
    .orderBy('notification.id', 'desc')
    .execute()

type DueRow = Awaited<ReturnType<typeof loadRows>>[number]

/** The rows, but for those that are looked at in somebody's quiet hours, since the worker was late: they wait for the end of these. */
async function withoutQuiet(em: EntityManager, userId: string, rows: readonly DueRow[], now: Date): Promise<DueRow[]> {
  const { quiet } = (await wishesByPerson(em, [userId]))(userId)
  const end = (row: DueRow) => afterQuiet(quiet, row.time_zone ?? 'UTC', now)
  for (const row of rows.filter((each) => end(each) > now))
    await tables(em)
      .updateTable('notification')
      .set({ mailed_at: null, mail_due_at: end(row) })
      .where('id', '=', row.id)
      .execute()
  return rows.filter((row) => end(row) <= now)
}

/** What waits for somebody's decision is no news to a supervisor who was replaced since. */
const stillTheirs = (row: DueRow, userId: string): boolean => {
  if (row.placement_id === null) return true
  if (row.data.toldAs === 'industrialSupervisor') return row.industrial_supervisor_id === userId
  return row.data.toldAs !== 'universitySupervisor' || row.university_supervisor_id === userId
}

async function stillTrue(em: EntityManager, userId: string, rows: readonly DueRow[]): Promise<DueRow[]> {
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  const left = await Promise.all(
    kinds.map(async (kind) => {
      const ofKind = rows.filter((row) => row.kind === kind)
      const still = KIND_OF_EVENT.get(kind)?.still
      if (!still) return ofKind
      const subjects = new Set(await still(em, [...new Set(ofKind.map((row) => row.subject_id))]))
      return ofKind.filter((row) => subjects.has(row.subject_id) && stillTheirs(row, userId))
    }),
  )
  const ids = new Set(left.flat().map(({ id }) => id))
  return rows.filter(({ id }) => ids.has(id))
}

/** By kind, actor and student, in the order of the newest of each. */
function groupsOf(rows: readonly DueRow[]): Group<DueRow>[] {
  const groups = new Map<string, Group<DueRow>>()
  for (const row of rows) {
    const group = groups.get(groupKey(row))
    if (group) group.push(row)
    else groups.set(groupKey(row), [row])
  }
  return [...groups.values()]
}
