import type { CohortView, EditCohortInput } from '@ipt/contracts'
import { Cohort } from '@ipt/db'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { viewCohort } from './cohorts.queries.ts'
import { fitPlacements } from './fit-placements.ts'
import { assertSeason, loadCohort, placeOf, recordCohort } from './internal.ts'

const KIND = 'cohort.edited'

/**
 * Other dates or rules for a season. COHORT_NOT_FOUND, INPUT_INVALID, LOGS_OUTSIDE and PLACEMENTS_OUTSIDE with their number, STALE_VERSION,
 * ID_TAKEN.
 */
export const editCohort = (
  ctx: Ctx,
  { id, version, requestId, programmeId, fitPlacements: fit, ...rest }: EditCohortInput,
): Promise<CohortView> =>
  inTransaction(ctx, async (tx) => {
    const cohort = await loadCohort(tx, id)
    const sent = { ...rest, programme: programmeId }
    if (await editedBefore(tx, { kind: KIND, subjectId: id, version, requestId }, cohort, sent)) return viewCohort(tx, id)

    assertCurrent(cohort, version)
    const place = placeOf(cohort)
    await assertSeason(tx, place.institutionId, { ...rest, programmeId })
    await assertLogsInside(tx, id, rest.startsOn, rest.endsOn)
    await fitPlacements(tx, cohort, rest, fit ?? false)
    const revision = await writeVersion(tx, Cohort, cohort, sent)
    const { startsOn, endsOn } = rest
    await recordCohort(tx, { kind: KIND, cohort: place, data: { programmeId, startsOn, endsOn }, revision, requestId, at: tx.clock() })
    return viewCohort(tx, id)
  })

/** What students have logged stays inside of the season. */
async function assertLogsInside(tx: Ctx, cohortId: string, startsOn: string, endsOn: string): Promise<void> {
  const outside = await tables(tx.em)
    .selectFrom('log_entry')
    .innerJoin('placement', 'placement.id', 'log_entry.placement_id')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<string>`min(log_entry.log_date)::text`.as('first'),
      sql<string>`max(log_entry.log_date)::text`.as('last'),
      sql<boolean>`bool_or(log_entry.log_date < ${startsOn}::date)`.as('before'),
    ])
    .where('placement.cohort_id', '=', cohortId)
    .where('log_entry.status', '<>', 'VOIDED')
    .where((eb) => eb.or([eb('log_entry.log_date', '<', startsOn), eb('log_entry.log_date', '>', endsOn)]))
    .executeTakeFirstOrThrow()
  if (outside.count === 0) return
  const { count, first, last, before } = outside
  const message = `${count} logs, from ${first} to ${last}, would fall outside of the season.`
  throw new DomainError('LOGS_OUTSIDE', {
    detail: message,
    fields: [{ pointer: before ? '/startsOn' : '/endsOn', message }],
    facts: { count, first, last },
  })
}
