import type { OwnApplication, OwnApplications } from '@ipt/contracts'
import { type ApplicationStatus, isOpenApplication, OPEN_APPLICATIONS } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { type ApplicationRow, selectApplications, withParts } from './select-applications.ts'

/** Rows of one answer. Nobody may have more than fifty open, and these come first. */
const MOST = 300

/** The actor's own applications: the open ones in the order of his wishes, then the others, latest first. */
export async function listOwnApplications(ctx: Ctx): Promise<OwnApplications> {
  const student = ownId(ctx.actor)
  const rows = await selectApplications(ctx)
    .where('application.student_id', '=', student)
    .orderBy('application.moved_at', 'desc')
    .orderBy('application.id')
    .limit(MOST)
    .execute()
  const isOpen = (row: { status: ApplicationStatus }) => isOpenApplication(row.status)
  const open = rows.filter(isOpen).sort((a, b) => a.rank - b.rank || a.id.localeCompare(b.id))
  const ordered = [...open, ...rows.filter((row) => !isOpen(row))]
  return { items: await toViews(ctx, ordered), limits: await limitsOf(ctx, student) }
}

/** One of the actor's own applications. APPLICATION_NOT_FOUND. */
export async function viewOwnApplication(ctx: Ctx, id: string): Promise<OwnApplication> {
  const rows = await selectApplications(ctx)
    .where('application.id', '=', id)
    .where('application.student_id', '=', ownId(ctx.actor))
    .execute()
  const [view] = await toViews(ctx, rows)
  if (!view) throw new DomainError('APPLICATION_NOT_FOUND')
  return view
}

async function toViews(ctx: Ctx, rows: readonly ApplicationRow[]): Promise<OwnApplication[]> {
  return (await withParts(ctx, rows)).map(({ row, parts }) => ({
    ...parts,
    place: isOpenApplication(row.status) ? row.place : null,
    vacancy: {
      id: row.vacancy_id,
      title: row.vacancy_title,
      status: row.vacancy_status,
      organisation: row.organisation_name,
      site: row.site_name,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    },
    cohort: { id: row.cohort_id, name: row.cohort_name },
  }))
}

/** The student's seasons, with how many applications are open in each and how many may be. */
async function limitsOf(ctx: Ctx, student: string): Promise<OwnApplications['limits']> {
  const rows = await tables(ctx.em)
    .selectFrom('enrolment')
    .innerJoin('cohort', 'cohort.id', 'enrolment.cohort_id')
    .innerJoin('institution', 'institution.id', 'enrolment.institution_id')
    .leftJoin('application', (join) =>
      join
        .onRef('application.cohort_id', '=', 'enrolment.cohort_id')
        .onRef('application.student_id', '=', 'enrolment.student_id')
        .on('application.status', 'in', OPEN_APPLICATIONS),
    )
    .select((eb) => ['cohort.id', 'cohort.name', 'institution.application_limit as most', eb.fn.count<string>('application.id').as('open')])
    .where('enrolment.student_id', '=', student)
    .where('enrolment.ended_at', 'is', null)
    .groupBy(['cohort.id', 'cohort.name', 'cohort.starts_on', 'institution.application_limit'])
    .orderBy('cohort.starts_on', 'desc')
    .execute()
  return rows.map((row) => ({ cohort: { id: row.id, name: row.name }, open: Number(row.open), most: row.most }))
}
