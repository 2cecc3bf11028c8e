import type { LogView, SubmitLogInput } from '@ipt/contracts'
import { LogEntry, type Placement } from '@ipt/db'
import { dateIn, dateVerdict, isExtraDay, userIdOf } from '@ipt/domain'
import { next } from '@ipt/log-machine'
import type { z } from 'zod'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { peopleOf, relationsTo } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { bindLogFiles } from '../files/index.ts'
import { holidaysBetween } from '../institutions/index.ts'
import { viewLog } from './logbook.queries.ts'
import { castOf } from './move-log.ts'
import { openPlacement } from './open-placement.ts'
import { insertRevision, submittedBefore } from './revisions.ts'

export type Submission = z.output<typeof SubmitLogInput>

/**
 * A student reports a day's work: the log, its first revision and its files are there together, or none is. NO_OPEN_PLACEMENT,
 * PLACEMENT_NOT_FOUND, PLACEMENT_AMBIGUOUS, DATE_NOT_OPEN, DATE_TAKEN, FILE_NOT_FOUND, TOO_MANY_FILES, ID_TAKEN.
 * The same `id` with the same content answers with the one log.
 */
export const submitLog = (ctx: Ctx, input: Submission): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const id = input.id ?? tx.newId()
    if (await submittedBefore(tx, id, input)) return viewLog(tx, id)

    const placement = await openPlacement(tx, input.placementId, input.logDate)
    const relations = relationsTo(tx.actor, peopleOf(placement))
    const { date, late } = openDate(tx, placement, input)
    const decision = next(null, 'submit', { relations, dateOpen: true, currentRevision: true, withText: true, lastEvent: null })
    if (!decision.ok) throw new DomainError('NOT_YOURS')

    const at = tx.clock()
    const entry = tx.em.create(LogEntry, {
      id,
      institution: placement.institution,
      placement,
      logDate: date,
      status: decision.to,
      revision: 1,
      version: 1,
      extra: isExtraDay(date, placement.cohort.workingDays, await holidaysBetween(tx.em, placement.institution.id, date, date)),
      late,
      submittedAt: at,
      lastEvent: 'submit',
      lastEventAt: at,
      lastEventBy: userIdOf(tx.actor),
    })
    await tx.em.flush()
    await insertRevision(tx, id, 1, input, at)
    await bindLogFiles(tx, { logId: id, institutionId: placement.institution.id, revision: 1, attachmentIds: input.attachmentIds })
    await record(tx, {
      kind: 'log.submitted',
      subject: { type: 'log', id },
      institutionId: placement.institution.id,
      role: 'student',
      from: null,
      to: decision.to,
      revision: 1,
      data: { ...castOf({ entry, placement, relations }), late },
      at,
    })
    return viewLog(tx, id)
  })

/** The day that is logged, by the institution's clock, and whether it comes late. DATE_NOT_OPEN with the days that are open. */
function openDate(tx: Ctx, placement: Placement, input: Submission): { date: string; late: boolean } {
  const { cohort, institution } = placement
  const today = dateIn(institution.timeZone, tx.clock())
  const date = input.logDate ?? today
  const writtenOn = input.writtenAt === undefined ? undefined : dateIn(institution.timeZone, new Date(input.writtenAt))
  const window = {
    placementStartsOn: placement.startsOn,
    placementEndsOn: placement.endsOn,
    cohortStartsOn: cohort.startsOn,
    cohortEndsOn: cohort.endsOn,
    logWindowDays: cohort.logWindowDays ?? null,
  }
  const verdict = dateVerdict(window, date, today, writtenOn)
  if (verdict.open) return { date, late: verdict.late }
  const { reason, from, to } = verdict
  throw fieldError('DATE_NOT_OPEN', 'logDate', `${DATE_REFUSALS[reason]} Days from ${from} to ${to} are open.`, { reason, from, to })
}

const DATE_REFUSALS = {
  FUTURE: 'This day has not come yet.',
  OUTSIDE_COHORT: 'This day is outside the season.',
  OUTSIDE_PLACEMENT: 'This day is outside your placement.',
  TOO_LATE: 'The time for logging this day is over.',
}
