import { Cohort } from '@ipt/db'
import { dateIn } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/**
 * Lets nobody be placed in a season that is over, by its institution's clock. SEASON_OVER, with its last day as `facts.endsOn`. Returns that
 * day. For the verbs of other modules, in their transaction; it asks nobody's permission.
 */
export async function assertSeasonRuns(tx: Ctx, cohortId: string): Promise<string> {
  const { endsOn, institution } = await tx.em.findOneOrFail(Cohort, { id: cohortId }, { populate: ['institution'] })
  if (endsOn < dateIn(institution.timeZone, tx.clock()))
    throw new DomainError('SEASON_OVER', { detail: `The season ended on ${endsOn}.`, facts: { endsOn } })
  return endsOn
}
