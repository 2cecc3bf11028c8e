import type { ReviseLogInput, SubmitLogInput } from '@ipt/contracts'
import { LogEntry, LogRevision } from '@ipt/db'
import { userIdOf } from '@ipt/domain'
import type { z } from 'zod'
import { DomainError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { bindLogFiles, digestsOf, digestsOfRevision, filesOfLogs } from '../files/index.ts'
import type { LoadedLog } from './internal.ts'

export type Revision = z.output<typeof ReviseLogInput>

interface Content {
  content: string
  hours: number | null
  skills: string[]
}

const minutesOf = (hours: number | null): number | null => (hours === null ? null : Math.round(hours * 60))
export const hoursOf = (minutes: number | null | undefined): number | null => (minutes == null ? null : minutes / 60)

/** Writes one version of a log's content. */
export async function insertRevision(
  tx: Ctx,
  logId: string,
  number: number,
  content: Content & { writtenAt?: string | undefined },
  at: Date,
): Promise<void> {
  await tx.em.insert(LogRevision, {
    log: logId,
    number,
    content: content.content,
    minutes: minutesOf(content.hours),
    skills: content.skills,
    writtenAt: content.writtenAt === undefined ? null : new Date(content.writtenAt),
    createdAt: at,
  })
}

const sameContent = (stored: LogRevision, sent: Partial<Content>): boolean =>
  (sent.content === undefined || stored.content === sent.content) &&
  (sent.hours === undefined || (stored.minutes ?? null) === minutesOf(sent.hours)) &&
  (sent.skills === undefined || same(stored.skills, sent.skills))

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((each, index) => each === right[index])

/**
 * Whether this very submission is there already: the same id, student, day and words, and files of the same bytes. ID_TAKEN when the
 * id stands for anything else, without a word about what.
 */
export async function submittedBefore(tx: Ctx, id: string, sent: z.output<typeof SubmitLogInput>): Promise<boolean> {
  const entry = await tx.em.findOne(LogEntry, { id }, { populate: ['placement'] })
  if (!entry) return false
  const first = await tx.em.findOneOrFail(LogRevision, { log: id, number: 1 })
  const ours =
    entry.placement.student.id === userIdOf(tx.actor) &&
    (sent.placementId === undefined || sent.placementId === entry.placement.id) &&
    (sent.logDate === undefined || sent.logDate === entry.logDate) &&
    sameContent(first, sent) &&
    same([...(await digestsOf(tx, sent.attachmentIds))].sort(), [...(await digestsOfRevision(tx, id, 1))].sort())
  if (!ours) throw new DomainError('ID_TAKEN')
  return true
}

/** Whether the revision that an earlier sending of this act wrote holds the same words. ID_TAKEN when it doesn't. */
export async function assertSameRevision(tx: Ctx, logId: string, number: number, sent: Revision): Promise<void> {
  const stored = await tx.em.findOne(LogRevision, { log: logId, number })
  if (!stored || !sameContent(stored, sent)) throw new DomainError('ID_TAKEN')
}

/** Whether what was sent differs at all from the current revision. */
export async function changesSomething(tx: Ctx, { entry }: LoadedLog, sent: Revision): Promise<boolean> {
  const current = await tx.em.findOneOrFail(LogRevision, { log: entry.id, number: entry.revision })
  if (!sameContent(current, sent)) return true
  if (sent.attachmentIds === undefined) return false
  const files = (await filesOfLogs(tx.em, [{ logId: entry.id, revision: entry.revision }])).get(entry.id) ?? []
  return !same(
    sent.attachmentIds,
    files.map((file) => file.id),
  )
}

/** Writes the next revision: what was left out stays as it was. Returns its number. */
export async function writeRevision(tx: Ctx, { entry, placement }: LoadedLog, sent: Revision): Promise<number> {
  const current = await tx.em.findOneOrFail(LogRevision, { log: entry.id, number: entry.revision })
  const number = entry.revision + 1
  const content = {
    content: sent.content ?? current.content,
    hours: sent.hours === undefined ? hoursOf(current.minutes) : sent.hours,
    skills: sent.skills ?? current.skills,
  }
  await insertRevision(tx, entry.id, number, content, tx.clock())
  if (sent.attachmentIds !== undefined)
    await bindLogFiles(tx, {
      logId: entry.id,
      institutionId: placement.institution.id,
      revision: number,
      attachmentIds: sent.attachmentIds,
    })
  return number
}
