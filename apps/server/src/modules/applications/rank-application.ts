import type { OwnApplications, RankApplicationInput } from '@ipt/contracts'
import { Application } from '@ipt/db'
import { isOpenApplication, movedTo, OPEN_APPLICATIONS } from '@ipt/domain'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { loadApplication, lockEnrolment } from './internal.ts'
import { castOf } from './move-application.ts'
import { listOwnApplications } from './own-applications.queries.ts'

/**
 * Puts one of the student's open applications on a place of his wishes; all of the season's are numbered anew together. Where it stands
 * there already nothing is written. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, NOT_ENROLLED, ID_TAKEN.
 */
export const rankApplication = (ctx: Ctx, { id, place, requestId }: RankApplicationInput): Promise<OwnApplications> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadApplication(tx, id)
    const { application } = loaded
    if (await doneBefore(tx, { kind: 'application.ranked', subjectId: id, requestId, revision: place })) return listOwnApplications(tx)
    if (!loaded.relations.includes('student')) throw new DomainError('NOT_YOURS')

    const season = { cohortId: application.cohort.id, studentId: ownId(tx.actor) }
    if (!(await lockEnrolment(tx, season))) throw new DomainError('NOT_ENROLLED')
    const open = await tx.em.find(
      Application,
      { student: season.studentId, cohort: season.cohortId, status: { $in: [...OPEN_APPLICATIONS] } },
      { orderBy: { rank: 'asc', id: 'asc' }, refresh: true },
    )
    if (!isOpenApplication(application.status))
      throw new DomainError('WRONG_STATE', { detail: `The application is ${application.status}.`, facts: { status: application.status } })

    const before = open.map((each) => each.id)
    const after = movedTo(before, id, place)
    if (after.join() === before.join()) return listOwnApplications(tx)
    await sql`
      update application set rank = wished.rank from unnest(${after}::uuid[]) with ordinality as wished(id, rank)
      where application.id = wished.id`.execute(tables(tx.em))
    await record(tx, {
      kind: 'application.ranked',
      subject: { type: 'application', id },
      institutionId: loaded.institution.id,
      role: 'student',
      from: application.status,
      to: application.status,
      // Which place it was put on: a second sending that names another is another act.
      revision: place,
      data: castOf(loaded),
      requestId,
      at: tx.clock(),
    })
    return listOwnApplications(tx)
  })
