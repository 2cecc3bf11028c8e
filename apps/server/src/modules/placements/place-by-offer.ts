import { Cohort, Placement } from '@ipt/db'
import { addDays, isLivePlacement, PLACEMENT_STATUSES } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { busyUntil } from './busy-until.ts'

/** What an accepted offer says of the placement. Days are included. */
export interface OfferedPlace {
  institutionId: string
  cohortId: string
  studentId: string
  applicationId: string
  vacancyId: string
  organisationId: string
  siteId: string
  industrialSupervisorId: string | null
  startsOn: string
  endsOn: string
}

const LIVE = PLACEMENT_STATUSES.filter(isLivePlacement)

/** Whether the student has a placement in the season that no second one may stand beside. */
export const hasLivePlacement = async (tx: Ctx, { cohortId, studentId }: { cohortId: string; studentId: string }): Promise<boolean> =>
  (await tx.em.count(Placement, { cohort: cohortId, student: studentId, status: { $in: LIVE } })) > 0

/**
 * Places a student where he has accepted a place, in the verb's transaction; it is for the verb to keep two of them apart. Returns the
 * placement's id. Nobody supervises himself: then the placement begins without an industrial supervisor. Who was placed elsewhere before
 * begins on the day after; a season that was made shorter since ends it. ALREADY_PLACED, DAYS_TAKEN (nothing is left of the days).
 */
export async function placeByOffer(tx: Ctx, place: OfferedPlace): Promise<string> {
  if (await hasLivePlacement(tx, place)) throw new DomainError('ALREADY_PLACED')
  const busy = (await busyUntil(tx, { cohortId: place.cohortId, studentIds: [place.studentId] })).get(place.studentId)
  const cohort = await tx.em.findOneOrFail(Cohort, place.cohortId)
  const [startsOn = '', endsOn = ''] = [
    [place.startsOn, cohort.startsOn, ...(busy === undefined ? [] : [addDays(busy, 1)])].sort().at(-1),
    [place.endsOn, cohort.endsOn].sort()[0],
  ]
  if (startsOn > endsOn) throw new DomainError('DAYS_TAKEN', busy === undefined ? {} : { facts: { day: busy } })
  const id = tx.newId()
  const at = tx.clock()
  const industrialSupervisorId = place.industrialSupervisorId === place.studentId ? null : place.industrialSupervisorId
  await tx.em.insert(Placement, {
    id,
    institution: place.institutionId,
    cohort: place.cohortId,
    student: place.studentId,
    organisation: place.organisationId,
    site: place.siteId,
    industrialSupervisor: industrialSupervisorId,
    universitySupervisor: null,
    startsOn,
    endsOn,
    status: 'CONFIRMED',
    source: 'OFFER',
    applicationId: place.applicationId,
    createdAt: at,
  })
  await record(tx, {
    kind: 'placement.confirmed',
    subject: { type: 'placement', id },
    institutionId: place.institutionId,
    role: 'student',
    from: null,
    to: 'CONFIRMED',
    revision: null,
    data: {
      placementId: id,
      studentId: place.studentId,
      industrialSupervisorId,
      cohortId: place.cohortId,
      organisationId: place.organisationId,
      applicationId: place.applicationId,
      vacancyId: place.vacancyId,
    },
    at,
  })
  return id
}
