import { type EventData, LogEntry } from '@ipt/db'
import { type Role, userIdOf } from '@ipt/domain'
import { LOG_STAMPS, type LogEvent, type LogStamp, type LogStatus, STAMPS_IN, transitionOf } from '@ipt/log-machine'
import { record } from '../../kernel/events.ts'
import { type Ctx, LostRace } from '../../kernel/use-case.ts'
import type { LoadedLog } from './internal.ts'

export interface Move {
  event: LogEvent
  to: LogStatus
  comment?: string | undefined
  requestId?: string | undefined
  /** The new revision's number, where the move writes one. */
  newRevision?: number
}

/**
 * The one place that moves a log: its status, the stamps that the new state carries, and the event, in the verb's transaction.
 * A rival's write since the log was loaded throws LostRace, and the verb runs again on what the rival left.
 */
export async function moveLog(tx: Ctx, log: LoadedLog, move: Move): Promise<void> {
  const { entry, placement } = log
  const at = tx.clock()
  const userId = userIdOf(tx.actor)
  const eventId = tx.newId()
  const revision = move.newRevision ?? entry.revision
  const changed = await tx.em.nativeUpdate(
    LogEntry,
    { id: entry.id, version: entry.version },
    {
      status: move.to,
      version: entry.version + 1,
      revision,
      ...stamps(tx, entry, move.to, at),
      lastEvent: move.event,
      lastEventAt: at,
      lastEventBy: userId,
      ...(move.newRevision === undefined ? { remarkEventId: move.comment?.trim() ? eventId : null } : {}),
    },
  )
  if (changed !== 1) throw new LostRace()

  const row = transitionOf(move.event)
  await record(tx, {
    id: eventId,
    kind: row.records,
    subject: { type: 'log', id: entry.id },
    institutionId: placement.institution.id,
    role: log.relations.find((relation): relation is Role => relation === row.by) ?? null,
    from: entry.status,
    to: move.to,
    revision,
    data: castOf(log),
    comment: move.comment,
    requestId: move.requestId,
    at,
  })
}

/** The stamps of the state that is entered: those that stood stay, new ones are set, the rest are taken off. */
function stamps(
  tx: Ctx,
  entry: LogEntry,
  to: LogStatus,
  at: Date,
): Partial<Record<`${LogStamp}At`, Date | null> & Record<`${LogStamp}By`, string | null>> {
  const by = userIdOf(tx.actor)
  return Object.fromEntries(
    LOG_STAMPS.flatMap((stamp) => {
      if (!STAMPS_IN[to].includes(stamp))
        return [
          [`${stamp}At`, null],
          [`${stamp}By`, null],
        ]
      return entry[`${stamp}At`] === null
        ? [
            [`${stamp}At`, at],
            [`${stamp}By`, by],
          ]
        : []
    }),
  )
}

/** Who was on the log's placement when it happened: the projections tell those, whoever is on it later. */
export const castOf = ({ entry, placement }: LoadedLog): EventData => ({
  placementId: placement.id,
  logDate: entry.logDate,
  studentId: placement.student.id,
  industrialSupervisorId: placement.industrialSupervisor?.id ?? null,
  universitySupervisorId: placement.universitySupervisor?.id ?? null,
})
