import type { CloneCohortInput, CohortView } from '@ipt/contracts'
import { ChecklistItem, Cohort } from '@ipt/db'
import { nextSeasonName, yearLater } from '@ipt/domain'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { viewCohort } from './cohorts.queries.ts'
import { loadCohort, placeOf, recordCohort } from './internal.ts'

/**
 * The season after this one: every date a year later, rules and checklist as they are, nobody enrolled. COHORT_NOT_FOUND, ID_TAKEN.
 */
export const cloneCohort = (ctx: Ctx, { id, fromId }: CloneCohortInput): Promise<CohortView> =>
  inTransaction(ctx, async (tx) => {
    const last = await loadCohort(tx, fromId)
    const institution = last.institution.id
    if (await madeBefore(tx, Cohort, id, { institution, clonedFromId: fromId }, {})) return viewCohort(tx, id)

    const at = tx.clock()
    const { requiredDays, requiredMinutes, workingDays, logWindowDays, verifyWithinDays, validateWithinDays } = last
    const [startsOn, endsOn] = [yearLater(last.startsOn), yearLater(last.endsOn)]
    await tx.em.insert(Cohort, {
      id,
      institution,
      programme: last.programme?.id ?? null,
      name: nextSeasonName(last.name, startsOn),
      startsOn,
      endsOn,
      applicationsCloseOn: last.applicationsCloseOn ? yearLater(last.applicationsCloseOn) : null,
      ...{ requiredDays, requiredMinutes, workingDays, logWindowDays, verifyWithinDays, validateWithinDays },
      clonedFromId: fromId,
      createdAt: at,
    })
    await copyChecklist(tx, last, id, at)
    await recordCohort(tx, { kind: 'cohort.cloned', cohort: { ...placeOf(last), id }, data: { fromId, startsOn, endsOn }, at })
    return viewCohort(tx, id)
  })

async function copyChecklist(tx: Ctx, last: Cohort, cohort: string, createdAt: Date): Promise<void> {
  const items = await tx.em.find(ChecklistItem, { cohort: last.id, removedAt: null })
  if (items.length === 0) return
  await tx.em.insertMany(
    ChecklistItem,
    items.map(({ label, kind, needs, gate, position }) => ({
      ...{ label, kind, needs, gate, position },
      id: tx.newId(),
      institution: last.institution.id,
      cohort,
      createdAt,
    })),
  )
}
