import type { EndPlacementInput, PlacementCourse } from '@ipt/contracts'
import { LogEntry } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedPlacement, loadPlacement, movePlacement } from './move-placement.ts'
import { viewCourse } from './placement-course.queries.ts'

const KIND = 'placement.endedEarly'

/**
 * A coordinator ends a placement before its time: what was logged up to that day stays and can still be decided, nothing is logged any more.
 * PLACEMENT_NOT_FOUND, NOT_YOURS, WRONG_STATE, INPUT_INVALID (no day of it, or one that has not come), DAYS_IN_USE (logs after that day), ID_TAKEN.
 */
export const endEarly = (ctx: Ctx, { id, endedOn, comment, requestId }: EndPlacementInput): Promise<PlacementCourse> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadPlacement(tx, id)
    const act = { kind: KIND, subjectId: id, comment, requestId, data: { from: endedOn } }
    if (await doneBefore(tx, act)) return viewCourse(tx, id)

    const to = decidedPlacement(loaded, 'endEarly')
    const { placement, today } = loaded
    if (endedOn < placement.startsOn || endedOn > placement.endsOn)
      throw fieldError('INPUT_INVALID', 'endedOn', `The placement is from ${placement.startsOn} to ${placement.endsOn}.`)
    if (endedOn > today) throw fieldError('INPUT_INVALID', 'endedOn', 'This day has not come yet. Change the dates instead.')
    const later = await tx.em.count(LogEntry, { placement: id, status: { $ne: 'VOIDED' }, logDate: { $gt: endedOn } })
    if (later > 0) throw new DomainError('DAYS_IN_USE', { detail: `There are ${later} logs after this day.`, facts: { logs: later } })

    await movePlacement(tx, loaded, { kind: KIND, to, patch: { endedOn }, days: { from: endedOn }, comment, requestId })
    return viewCourse(tx, id)
  })
