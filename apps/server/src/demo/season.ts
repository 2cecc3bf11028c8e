import { Cohort, Placement } from '@ipt/db'
import type { IsoDate } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { demoId } from './ids.ts'
import { idOf } from './people.ts'
import { INSTITUTION, SITES } from './places.ts'
import { ago, DAYS_AFTER, DAYS_BEFORE } from './season-days.ts'
import { STORIES } from './story/index.ts'

/** One cohort that counts every day of the week, and a confirmed placement for each student: what follows goes through the verbs. */
export async function insertSeason(em: EntityManager, today: IsoDate, createdAt: Date): Promise<void> {
  const startsOn = ago(today, DAYS_BEFORE)
  const endsOn = ago(today, -DAYS_AFTER)
  const cohort = demoId('cohort')
  await em.insert(Cohort, {
    id: cohort,
    institution: INSTITUTION.id,
    programme: null,
    name: `IPT ${startsOn.slice(0, 4)}, year 3`,
    startsOn,
    endsOn,
    requiredDays: 50,
    workingDays: [1, 2, 3, 4, 5, 6, 7],
    logWindowDays: null,
    createdAt,
  })
  await em.insertMany(
    Placement,
    STORIES.map(({ student, site, industrialSupervisor, startsAgo }) => ({
      id: demoId(`placement/${student}`),
      institution: INSTITUTION.id,
      cohort,
      student: idOf(student),
      organisation: demoId(`organisation/${SITES[site].organisation}`),
      site: demoId(`site/${site}`),
      industrialSupervisor: idOf(industrialSupervisor),
      universitySupervisor: idOf('rehema'),
      startsOn: ago(today, startsAgo),
      endsOn,
      status: 'CONFIRMED' as const,
      createdAt,
    })),
  )
}
