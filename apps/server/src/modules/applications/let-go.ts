import { Application } from '@ipt/db'
import { OPEN_APPLICATIONS, type Role } from '@ipt/domain'
import type { Ctx } from '../../kernel/use-case.ts'
import { releaseSlot } from '../vacancies/index.ts'
import { expired } from './expire-offers.ts'
import { decidedApplication, type LoadedApplication, offerIsOpen } from './internal.ts'
import { moveApplication } from './move-application.ts'

/** What these students have open in a season. For whoever holds their enrolments' locks. */
export async function openApplications(
  tx: Ctx,
  { cohortId, studentIds, except }: { cohortId: string; studentIds: readonly string[]; except?: string },
): Promise<LoadedApplication[]> {
  const rows = await tx.em.find(
    Application,
    {
      student: { $in: [...studentIds] },
      cohort: cohortId,
      status: { $in: [...OPEN_APPLICATIONS] },
      ...(except === undefined ? {} : { id: { $ne: except } }),
    },
    { populate: ['vacancy.contact', 'institution'], refresh: true, orderBy: { rank: 'asc' } },
  )
  return rows.map((each) => ({ application: each, vacancy: each.vacancy, institution: each.institution, relations: ['student'] }))
}

/** The vacancies whose places these keep: they are locked before anything is let go. */
export const vacanciesKept = (open: readonly LoadedApplication[]): string[] =>
  open.filter(({ application }) => application.status === 'OFFERED').map(({ vacancy }) => vacancy.id)

/**
 * Declines an offer, and withdraws what is no offer yet: the student is placed elsewhere. One that ran out unswept runs out now. `by`: in
 * which role the actor brings it about.
 */
export async function letGo(tx: Ctx, other: LoadedApplication, by: Role = 'student'): Promise<void> {
  const { application, institution, vacancy } = other
  const moved = { ...other, relations: [by] }
  if (application.status !== 'OFFERED')
    return moveApplication(tx, moved, { event: 'withdraw', to: decidedApplication(tx, other, 'withdraw') })
  if (offerIsOpen(tx.clock(), institution.timeZone, application.answerBy))
    await moveApplication(tx, moved, { event: 'decline', to: decidedApplication(tx, other, 'decline') })
  else await expired(tx, other)
  await releaseSlot(tx, vacancy.id)
}
