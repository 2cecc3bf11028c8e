import type { ChangeDatesInput, PlacementCourse } from '@ipt/contracts'
import { LeaveRequest, LogEntry, Placement } from '@ipt/db'
import type { z } from 'zod'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedPlacement, type LoadedPlacement, loadPlacement, movePlacement } from './move-placement.ts'
import { viewCourse } from './placement-course.queries.ts'

const KIND = 'placement.datesChanged'

type Days = Pick<ChangeDatesInput, 'startsOn' | 'endsOn'>

/**
 * A coordinator gives a placement other days, inside of its season. PLACEMENT_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION,
 * INPUT_INVALID (outside of the season, or days of the place before this one), DAYS_IN_USE (logs or leave outside of the days), ID_TAKEN.
 */
export const changeDates = (
  ctx: Ctx,
  { id, startsOn, endsOn, was, comment, requestId }: z.output<typeof ChangeDatesInput>,
): Promise<PlacementCourse> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadPlacement(tx, id)
    const days = { from: startsOn, to: endsOn }
    if (await doneBefore(tx, { kind: KIND, subjectId: id, comment, requestId, data: days })) return viewCourse(tx, id)

    const to = decidedPlacement(loaded, 'changeDates')
    const { placement } = loaded
    if (was.startsOn !== placement.startsOn || was.endsOn !== placement.endsOn) throw new DomainError('STALE_VERSION')
    assertInSeason(loaded, { startsOn, endsOn })
    await assertFollows(tx, loaded, startsOn)
    await assertNothingOutside(tx, id, { startsOn, endsOn })
    await movePlacement(tx, loaded, { kind: KIND, to, patch: { startsOn, endsOn }, days, comment, requestId })
    return viewCourse(tx, id)
  })

function assertInSeason({ placement: { cohort } }: LoadedPlacement, { startsOn, endsOn }: Days): void {
  const message = `The season is from ${cohort.startsOn} to ${cohort.endsOn}.`
  if (startsOn < cohort.startsOn || startsOn > cohort.endsOn) throw fieldError('INPUT_INVALID', 'startsOn', message)
  if (endsOn > cohort.endsOn) throw fieldError('INPUT_INVALID', 'endsOn', message)
}

/** Where the place changed half-way, no day is one of both places. */
async function assertFollows(tx: Ctx, { placement: { previousId } }: LoadedPlacement, startsOn: string): Promise<void> {
  const before = previousId ? await tx.em.findOne(Placement, { id: previousId }) : null
  const last = before && (before.endedOn ?? before.endsOn)
  if (last && startsOn <= last) throw fieldError('INPUT_INVALID', 'startsOn', `The placement before this one ends on ${last}.`)
}

/** What students have logged, and what leave they have asked for, stays inside of the placement. */
async function assertNothingOutside(tx: Ctx, placement: string, { startsOn, endsOn }: Days): Promise<void> {
  const [logs, leave] = await Promise.all([
    tx.em.count(LogEntry, {
      placement,
      status: { $ne: 'VOIDED' },
      $or: [{ logDate: { $lt: startsOn } }, { logDate: { $gt: endsOn } }],
    }),
    tx.em.count(LeaveRequest, {
      placement,
      status: { $in: ['ASKED', 'GRANTED'] },
      $or: [{ fromOn: { $lt: startsOn } }, { toOn: { $gt: endsOn } }],
    }),
  ])
  if (logs + leave > 0)
    throw new DomainError('DAYS_IN_USE', {
      detail: `${logs} logs and ${leave} requests for leave are outside of these days.`,
      facts: { logs, leave },
    })
}
