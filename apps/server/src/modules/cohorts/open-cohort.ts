import type { CohortView, OpenCohortInput } from '@ipt/contracts'
import { Cohort } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { viewCohort } from './cohorts.queries.ts'
import { assertCoordinates, assertSeason, recordCohort } from './internal.ts'

/** A new season of an institution, with nobody in it. NOT_FOUND, INPUT_INVALID, ID_TAKEN. */
export const openCohort = (ctx: Ctx, { id, institutionId, programmeId, ...rest }: OpenCohortInput): Promise<CohortView> =>
  inTransaction(ctx, async (tx) => {
    assertCoordinates(tx, institutionId)
    const sent = { ...rest, programme: programmeId }
    if (await madeBefore(tx, Cohort, id, { institution: institutionId }, sent)) return viewCohort(tx, id)

    await assertSeason(tx, institutionId, { ...rest, programmeId })
    const at = tx.clock()
    await tx.em.insert(Cohort, { id, institution: institutionId, ...sent, createdAt: at })
    const { startsOn, endsOn } = rest
    await recordCohort(tx, { kind: 'cohort.opened', cohort: { id, institutionId }, data: { programmeId, startsOn, endsOn }, at })
    return viewCohort(tx, id)
  })
