import { MailPreference } from '@ipt/db'
import { type MailTimes, type MailWay, mailDueAt, USUAL_MAIL_TIMES } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { KIND_OF_EVENT } from './kinds/index.ts'

/** What somebody wants by mail, and when. */
export interface MailWishes extends MailTimes {
  /** By kind, what differs from the kind's own. */
  ways: Readonly<Record<string, MailWay>>
}

const USUAL_WISHES: MailWishes = { ...USUAL_MAIL_TIMES, ways: {} }

export const wishesOf = (row: MailPreference | null | undefined): MailWishes =>
  row
    ? {
        rhythm: row.rhythm,
        quiet: typeof row.quietFrom === 'number' && typeof row.quietTo === 'number' ? { from: row.quietFrom, to: row.quietTo } : null,
        ways: row.ways,
      }
    : USUAL_WISHES

/** Everybody's wishes, by person. */
export async function wishesByPerson(em: EntityManager, userIds: readonly string[]): Promise<(userId: string) => MailWishes> {
  const rows = await em.find(MailPreference, { user: { $in: [...new Set(userIds)] } })
  const byPerson = new Map(rows.map((row) => [row.user.id, row]))
  return (userId) => wishesOf(byPerson.get(userId))
}

/** How a kind goes by mail for somebody with these wishes. */
export const wayOf = (kind: string, wishes: MailWishes): MailWay => wishes.ways[kind] ?? KIND_OF_EVENT.get(kind)?.mail ?? 'digest'

/** When something of a kind goes by mail; null: never. */
export const dueFor = (kind: string, wishes: MailWishes, timeZone: string, at: Date): Date | null =>
  mailDueAt(wayOf(kind, wishes), wishes, timeZone, at)
