import { type Cohort, type EventData, Placement } from '@ipt/db'
import { OPEN_PLACEMENTS } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import type { Ctx } from '../../kernel/use-case.ts'

interface Season {
  startsOn: string
  endsOn: string
}

/**
 * Placements that come or go on begin and end with a season that is made shorter, where `fit` says so; everybody on them hears of it.
 * PLACEMENTS_OUTSIDE with their number (`facts.count`), and of how many no day would be left (`facts.gone`): these have to be cancelled first.
 */
export async function fitPlacements(tx: Ctx, cohort: Cohort, { startsOn, endsOn }: Season, fit: boolean): Promise<void> {
  if (startsOn <= cohort.startsOn && endsOn >= cohort.endsOn) return
  const outside = await tx.em.find(
    Placement,
    { cohort: cohort.id, status: { $in: [...OPEN_PLACEMENTS] }, $or: [{ startsOn: { $lt: startsOn } }, { endsOn: { $gt: endsOn } }] },
    { orderBy: { id: 'asc' } },
  )
  const fitted = outside.map((placement) => ({
    placement,
    from: placement.startsOn < startsOn ? startsOn : placement.startsOn,
    to: placement.endsOn > endsOn ? endsOn : placement.endsOn,
  }))
  const gone = fitted.filter(({ from, to }) => from > to).length
  if (outside.length > 0 && (!fit || gone > 0)) throw placementsOutside(outside, { startsOn, endsOn }, gone)

  const at = tx.clock()
  for (const { placement, from, to } of fitted) {
    const { id, status } = placement
    await tx.em.nativeUpdate(Placement, { id }, { startsOn: from, endsOn: to })
    await record(tx, {
      kind: 'placement.datesChanged',
      subject: { type: 'placement', id },
      institutionId: placement.institution.id,
      role: 'coordinator',
      from: status,
      to: status,
      revision: null,
      data: { ...castOf(placement), from, to },
      at,
    })
  }
}

function placementsOutside(outside: readonly Placement[], { startsOn, endsOn }: Season, gone: number): DomainError {
  const message = `${outside.length} placements reach beyond these days.`
  const pointer = outside.some((placement) => placement.endsOn > endsOn) ? '/endsOn' : '/startsOn'
  return new DomainError('PLACEMENTS_OUTSIDE', {
    detail: message,
    fields: [{ pointer, message }],
    facts: { count: outside.length, gone, startsOn, endsOn },
  })
}

const castOf = ({ id, student, industrialSupervisor, universitySupervisor }: Placement): EventData => ({
  placementId: id,
  studentId: student.id,
  industrialSupervisorId: industrialSupervisor?.id ?? null,
  universitySupervisorId: universitySupervisor?.id ?? null,
})
