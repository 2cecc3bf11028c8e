import { Cohort, type EventData, Programme } from '@ipt/db'
import { institutionsAs, LIMITS, SEASON_FAULTS, type SeasonDates, seasonFault } from '@ipt/domain'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The season, if the actor coordinates its institution. COHORT_NOT_FOUND. */
export async function loadCohort(tx: Ctx, id: string): Promise<Cohort> {
  const cohort = await tx.em.findOne(Cohort, { id, institution: { $in: institutionsAs(tx.actor, 'coordinator') } })
  if (!cohort) throw new DomainError('COHORT_NOT_FOUND')
  return cohort
}

/** NOT_FOUND unless the actor coordinates the institution. */
export function assertCoordinates({ actor }: Ctx, institutionId: string): void {
  if (!institutionsAs(actor, 'coordinator').includes(institutionId)) throw new DomainError('NOT_FOUND')
}

const FAULTS = {
  ENDS_EARLY: 'The season ends before it starts.',
  TOO_LONG: `A season is at most ${LIMITS.seasonLength} days long.`,
  APPLICATIONS_LATE: 'Applications close after the season has ended.',
}

/** INPUT_INVALID, naming the field, for dates that make no season and a programme that isn't the institution's. */
export async function assertSeason(tx: Ctx, institutionId: string, sent: SeasonDates & { programmeId: string | null }): Promise<void> {
  const fault = seasonFault(sent)
  if (fault) throw fieldError('INPUT_INVALID', SEASON_FAULTS[fault], FAULTS[fault])
  const { programmeId } = sent
  if (programmeId !== null && (await tx.em.count(Programme, { id: programmeId, institution: institutionId })) === 0)
    throw fieldError('INPUT_INVALID', 'programmeId', 'There is no such programme here.')
}

export interface CohortAct {
  kind: `cohort.${string}` | `checklist.${string}`
  cohort: { id: string; institutionId: string }
  role?: 'coordinator' | 'student'
  from?: string | null
  to?: string | null
  revision?: number
  data: EventData
  comment?: string
  requestId?: string | undefined
  at: Date
}

/** Records what happened to a season, or to its checklist. */
export const recordCohort = (
  tx: Ctx,
  { kind, cohort, role = 'coordinator', from = null, to = null, revision, ...rest }: CohortAct,
): Promise<string> =>
  record(tx, {
    ...rest,
    kind,
    subject: { type: 'cohort', id: cohort.id },
    institutionId: cohort.institutionId,
    role,
    from,
    to,
    revision: revision ?? null,
  })

export const placeOf = (cohort: Cohort): CohortAct['cohort'] => ({ id: cohort.id, institutionId: cohort.institution.id })
