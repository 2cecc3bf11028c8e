import type { FindSeasons, FindView } from '@ipt/contracts'
import { emailKey, isLivePlacement, PLACEMENT_STATUSES, type Role } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { ownId, placementScope } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { filesById } from '../files/index.ts'

const LIVE = sql`(${sql.join(PLACEMENT_STATUSES.filter(isLivePlacement).map((status) => sql.lit(status)))})`

/** Where the actor may propose a place: seasons that he is in, that are not over, and in which he has none. */
export async function findSeasons(ctx: Ctx): Promise<FindSeasons> {
  const student = ownId(ctx.actor)
  const rows = await tables(ctx.em)
    .selectFrom('enrolment')
    .innerJoin('cohort', 'cohort.id', 'enrolment.cohort_id')
    .innerJoin('institution', 'institution.id', 'cohort.institution_id')
    .select(['cohort.id', 'cohort.name', 'cohort.starts_on', 'cohort.ends_on', 'cohort.institution_id'])
    .where('enrolment.student_id', '=', student)
    .where('enrolment.ended_at', 'is', null)
    .where(sql<boolean>`cohort.ends_on >= (${ctx.clock()}::timestamptz at time zone institution.time_zone)::date`)
    .where(
      sql<boolean>`not exists (select from placement where student_id = enrolment.student_id and cohort_id = cohort.id and status in ${LIVE})`,
    )
    .orderBy('cohort.starts_on')
    .orderBy('cohort.id')
    .execute()
  return rows.map(({ id, name, starts_on, ends_on, institution_id }) => ({
    id,
    name,
    startsOn: starts_on,
    endsOn: ends_on,
    institutionId: institution_id,
  }))
}

const FOR = ['student', 'coordinator'] as const satisfies readonly Role[]

/** A place that a student found, for himself and his coordinators; with `as`, for who is that to it alone. PLACEMENT_NOT_FOUND. */
export async function viewFind(ctx: Ctx, placementId: string, as?: (typeof FOR)[number]): Promise<FindView> {
  const row = await tables(ctx.em)
    .selectFrom('placement_find as find')
    .innerJoin('placement', 'placement.id', 'find.placement_id')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('cohort', 'cohort.id', 'placement.cohort_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .select(['placement.status', 'placement.starts_on', 'placement.ends_on', 'placement.organisation_id', 'placement.institution_id'])
    .select(['student.id as student_id', 'student.name as student_name', 'cohort.id as cohort_id', 'cohort.name as cohort_name'])
    .select([
      'organisation.name as organisation_name',
      'organisation.status as organisation_status',
      'site.name as site_name',
      'site.address',
    ])
    .select([
      'find.supervisor_name',
      'find.supervisor_title',
      'find.supervisor_email',
      'find.supervisor_phone',
      'find.note',
      'find.letter_id',
    ])
    .where('find.placement_id', '=', placementId)
    .where((eb) => eb.or((as ? [as] : FOR).map((role) => placementScope(eb, ctx.actor, role))))
    .executeTakeFirst()
  if (!row) throw new DomainError('PLACEMENT_NOT_FOUND')
  const files = await filesById(ctx.em, row.letter_id ? [row.letter_id] : [])
  const { rows: checked } = await sql`select from contact join app_user on app_user.id = contact.user_id
    where contact.institution_id = ${row.institution_id} and contact.organisation_id = ${row.organisation_id} and contact.state = 'CHECKED'
      and app_user.email_key = ${emailKey(row.supervisor_email)}`.execute(tables(ctx.em))
  return {
    placementId,
    status: row.status,
    student: { id: row.student_id, name: row.student_name },
    cohort: { id: row.cohort_id, name: row.cohort_name },
    organisation: { id: row.organisation_id, name: row.organisation_name, status: row.organisation_status },
    site: { name: row.site_name, address: row.address },
    supervisor: {
      name: row.supervisor_name,
      title: row.supervisor_title ?? '',
      email: row.supervisor_email,
      phone: row.supervisor_phone ?? '',
    },
    supervisorChecked: checked.length > 0,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    note: row.note ?? '',
    letter: (row.letter_id && files.get(row.letter_id)) || null,
  }
}
