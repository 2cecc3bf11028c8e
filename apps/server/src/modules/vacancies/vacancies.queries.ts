import type { ApplyRefusal, ListVacanciesInput, SearchVacanciesInput, VacancyPage, VacancySkills, VacancyView } from '@ipt/contracts'
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  allowedVacancyEvents,
  freeSlots,
  holdsRole,
  UNANSWERED_APPLICATIONS,
  userIdOf,
} from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { managedVacancies, managesVacancy, studentsVacancies } from '../../kernel/vacancy-policy.ts'
import { deadlineAhead, lastDayToApply } from './internal.ts'
import { anywhere, searchWords } from './search-words.ts'

/** One vacancy as the actor sees it; with `as`, only what he sees as a student. VACANCY_NOT_FOUND. */
export async function viewVacancy(ctx: Ctx, id: string, as?: 'student'): Promise<VacancyView> {
  const seen =
    as === 'student' ? studentsVacancies(ctx.actor) : sql<boolean>`(${managedVacancies(ctx.actor)} or ${studentsVacancies(ctx.actor)})`
  const [view] = await toViews(
    ctx,
    await selectVacancies(ctx).select('vacancy.description').where('vacancy.id', '=', id).where(seen).execute(),
  )
  if (!view) throw new DomainError('VACANCY_NOT_FOUND')
  return view
}

/** Vacancies that the actor may apply to as a student, or that he put aside; the newest first. */
export const searchVacancies = async (ctx: Ctx, input: Search): Promise<VacancyPage> =>
  pageOf(
    ctx,
    await selectMatching(ctx, input, await seasonsOf(ctx)).execute(),
    input.limit,
    'vacancies',
    (row) => row.published_at ?? row.created_at,
  )

type Search = z.output<typeof SearchVacanciesInput>

/** The rows of one page and one more, for a student who is in these seasons. */
export function selectMatching(ctx: Ctx, input: Search, seasons: readonly string[]) {
  let query = selectVacancies(ctx)
    .select(BEGINNING)
    .orderBy('vacancy.published_at', 'desc')
    .orderBy('vacancy.id', 'desc')
    .limit(input.limit + 1)
  query = input.saved ? query.where(savedBy(ctx)).where('vacancy.status', 'in', ['PUBLISHED', 'CLOSED']) : query.where(openIn(ctx, seasons))
  const words = input.q === undefined ? null : searchWords(input.q)
  if (words !== null) query = query.where(holding(words))
  if (input.skill !== undefined)
    query = query.where(sql<boolean>`exists (select from unnest(vacancy.skills) as named where lower(named) = lower(${input.skill}))`)
  if (input.place?.trim()) query = query.where(sql<boolean>`concat_ws(', ', site.name, site.address) ilike ${anywhere(input.place)}`)
  if (input.from !== undefined) query = query.where('vacancy.starts_on', '>=', input.from)
  if (input.to !== undefined) query = query.where('vacancy.ends_on', '<=', input.to)
  if (input.free) query = query.where(sql<boolean>`vacancy.taken + vacancy.held < vacancy.slots`)
  if (input.cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor('vacancies', input.cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<boolean>`(vacancy.published_at, vacancy.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return query
}

/** The seasons that the actor is in as a student. */
async function seasonsOf(ctx: Ctx): Promise<string[]> {
  const rows = await tables(ctx.em)
    .selectFrom('enrolment')
    .select('cohort_id')
    .where('student_id', '=', studentIn(ctx))
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => row.cohort_id)
}

/**
 * On `vacancy`, `cohort` and `institution`: published in these seasons, and still taking applications. The state is a literal, and a single
 * season is named by `=`: so the list goes along its index. `least` passes over nulls.
 */
function openIn(ctx: Ctx, seasons: readonly string[]) {
  const season = seasons.length === 1 ? sql`= ${seasons[0]}::uuid` : sql`= any(${seasons}::uuid[])`
  return sql<boolean>`(vacancy.status = 'PUBLISHED' and vacancy.cohort_id ${season}
    and least(vacancy.apply_by, cohort.applications_close_on) >= (${ctx.clock()}::timestamptz at time zone institution.time_zone)::date)`
}

/** The skills that a student can look for. */
export async function listVacancySkills(ctx: Ctx): Promise<VacancySkills> {
  const seasons = await seasonsOf(ctx)
  const { rows } = await sql<{ skill: string; vacancies: number }>`
    select min(named) as skill, count(distinct vacancy.id)::int as vacancies
    from vacancy join cohort on cohort.id = vacancy.cohort_id join institution on institution.id = vacancy.institution_id, unnest(vacancy.skills) as named
    where ${openIn(ctx, seasons)}
    group by lower(named) order by vacancies desc, skill limit 30`.execute(tables(ctx.em))
  return rows
}

/** Vacancies that the actor manages in a role, the newest first. What was thrown away is shown only where it is asked for. */
export const listVacancies = async (ctx: Ctx, input: z.output<typeof ListVacanciesInput>): Promise<VacancyPage> =>
  pageOf(ctx, await selectManaged(ctx, input).execute(), input.limit, 'managed vacancies', (row) => row.created_at)

/** The rows of one page and one more, for somebody who manages vacancies in a role. */
export function selectManaged(ctx: Ctx, input: z.output<typeof ListVacanciesInput>) {
  let query = selectVacancies(ctx)
    .select(BEGINNING)
    .where(managedVacancies(ctx.actor, input.as))
    .where('vacancy.status', 'in', input.status ?? ['DRAFT', 'PUBLISHED', 'CLOSED'])
    .orderBy('vacancy.created_at', 'desc')
    .orderBy('vacancy.id', 'desc')
    .limit(input.limit + 1)
  if (input.cohortId !== undefined) query = query.where('vacancy.cohort_id', '=', input.cohortId)
  if (input.waiting)
    query = query.where(
      sql<boolean>`exists (select from application where vacancy_id = vacancy.id and application.status = any(${UNANSWERED_APPLICATIONS}))`,
    )
  const words = input.q === undefined ? null : searchWords(input.q)
  if (words !== null) query = query.where(holding(words))
  if (input.cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor('managed vacancies', input.cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<boolean>`(vacancy.created_at, vacancy.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return query
}

/** Words are looked up first, in their index: guessing wrongly how often one occurs, the planner would go through the whole list instead. */
const holding = (words: string) =>
  sql<boolean>`vacancy.id in (with found as materialized (select id from vacancy where search @@ to_tsquery('simple', ${words})) select id from found)`

/** A list shows the beginning of each. */
const BEGINNING = sql<string>`left(vacancy.description, 240)`.as('description')

const savedBy = (ctx: Ctx) =>
  sql<boolean>`exists (select from saved_vacancy where saved_vacancy.vacancy_id = vacancy.id and saved_vacancy.student_id = ${studentIn(ctx)}::uuid)`

/** The actor as a student, or null. */
const studentIn = (ctx: Ctx): string | null => (holdsRole(ctx.actor, 'student') ? userIdOf(ctx.actor) : null)

const selectVacancies = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('vacancy')
    .innerJoin('institution', 'institution.id', 'vacancy.institution_id')
    .innerJoin('cohort', 'cohort.id', 'vacancy.cohort_id')
    .innerJoin('organisation', 'organisation.id', 'vacancy.organisation_id')
    .innerJoin('site', 'site.id', 'vacancy.site_id')
    .leftJoin('contact', 'contact.id', 'vacancy.contact_id')
    .select([
      'vacancy.id',
      'vacancy.status',
      'vacancy.title',
      'vacancy.skills',
      'vacancy.slots',
      'vacancy.taken',
      'vacancy.held',
      'vacancy.starts_on',
      'vacancy.ends_on',
      'vacancy.apply_by',
      'vacancy.version',
      'vacancy.created_at',
      'vacancy.published_at',
      'organisation.id as organisation_id',
      'organisation.name as organisation_name',
      'site.id as site_id',
      'site.name as site_name',
      'site.address as site_address',
      'cohort.id as cohort_id',
      'cohort.name as cohort_name',
      'cohort.applications_close_on',
      'institution.id as institution_id',
      'institution.name as institution_name',
      'institution.time_zone',
      'institution.application_limit',
      'contact.id as contact_id',
      'contact.name as contact_name',
      sql<boolean>`${studentsVacancies(ctx.actor)}`.as('as_student'),
      savedBy(ctx).as('saved'),
    ])

type VacancyRow = Awaited<ReturnType<ReturnType<typeof selectVacancies>['execute']>>[number] & { description: string }

async function pageOf(
  ctx: Ctx,
  rows: readonly VacancyRow[],
  limit: number,
  list: string,
  key: (row: VacancyRow) => Date | string,
): Promise<VacancyPage> {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await toViews(ctx, page),
    next: rows.length > limit && last ? encodeCursor(list, [moment(key(last)), last.id]) : null,
  }
}

/** What a student's standing in a season allows, by cohort. */
interface Standing {
  enrolled: boolean
  placed: boolean
  open: number
}

async function toViews(ctx: Ctx, rows: readonly VacancyRow[]): Promise<VacancyView[]> {
  const ids = rows.map((row) => row.id)
  const [counts, own, standings] = await Promise.all([
    countsOf(ctx, ids),
    ownApplications(ctx, ids),
    standingsIn(ctx, [...new Set(rows.map((row) => row.cohort_id))]),
  ])
  return rows.map((row) => {
    const relations = managesVacancy(ctx.actor, { institutionId: row.institution_id, organisationId: row.organisation_id })
    const closesOn = lastDayToApply(row.apply_by, row.applications_close_on)
    const ahead = deadlineAhead(ctx.clock(), row.time_zone, closesOn)
    const application = own.get(row.id) ?? null
    return {
      id: row.id,
      status: row.status,
      title: row.title,
      description: row.description,
      skills: row.skills,
      organisation: { id: row.organisation_id, name: row.organisation_name },
      site: { id: row.site_id, name: row.site_name, address: row.site_address },
      cohort: { id: row.cohort_id, name: row.cohort_name },
      institution: { id: row.institution_id, name: row.institution_name },
      contact:
        relations.length > 0 && row.contact_id !== null && row.contact_name !== null
          ? { id: row.contact_id, name: row.contact_name }
          : null,
      slots: row.slots,
      taken: row.taken,
      held: row.held,
      free: freeSlots(row),
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      applyBy: row.apply_by,
      closesOn,
      version: row.version,
      publishedAt: row.published_at ? moment(row.published_at) : null,
      can: allowedVacancyEvents(row.status, { relations, deadlineAhead: ahead }),
      applications: relations.length > 0 ? (counts.get(row.id) ?? NONE) : null,
      own: row.as_student
        ? {
            saved: row.saved,
            application,
            refusal: refusalOf(application, standings.get(row.cohort_id), row.status === 'PUBLISHED' && ahead, row.application_limit),
          }
        : null,
    }
  })
}

type Counts = Record<ApplicationStatus, number>
const NONE = Object.fromEntries(APPLICATION_STATUSES.map((status) => [status, 0])) as Counts

function refusalOf(
  application: { status: ApplicationStatus } | null,
  standing: Standing | undefined,
  open: boolean,
  limit: number,
): ApplyRefusal | null {
  if (application && LIVE.includes(application.status)) return 'APPLIED'
  if (standing?.placed) return 'PLACED'
  if (!standing?.enrolled) return 'NOT_ENROLLED'
  if (!open) return 'CLOSED'
  return standing.open >= limit ? 'LIMIT' : null
}

const LIVE: readonly ApplicationStatus[] = ['SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED', 'ACCEPTED']

async function countsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Counts>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(ctx.em)
    .selectFrom('application')
    .select(['vacancy_id', 'status', sql<number>`count(*)::int`.as('count')])
    .where('vacancy_id', 'in', ids)
    .groupBy(['vacancy_id', 'status'])
    .execute()
  const byVacancy = new Map<string, Counts>()
  for (const row of rows) byVacancy.set(row.vacancy_id, { ...(byVacancy.get(row.vacancy_id) ?? NONE), [row.status]: row.count })
  return byVacancy
}

/** The student's latest application to each of these vacancies. */
async function ownApplications(ctx: Ctx, ids: readonly string[]): Promise<Map<string, { id: string; status: ApplicationStatus }>> {
  const student = studentIn(ctx)
  if (ids.length === 0 || student === null) return new Map()
  const rows = await tables(ctx.em)
    .selectFrom('application')
    .select(['id', 'vacancy_id', 'status'])
    .where('student_id', '=', student)
    .where('vacancy_id', 'in', ids)
    .orderBy('submitted_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, vacancy_id, status }) => [vacancy_id, { id, status }]))
}

async function standingsIn(ctx: Ctx, cohortIds: readonly string[]): Promise<Map<string, Standing>> {
  const student = studentIn(ctx)
  if (cohortIds.length === 0 || student === null) return new Map()
  const { rows } = await sql<Standing & { cohort_id: string }>`
    select cohort.id as cohort_id,
      exists (select from enrolment where enrolment.cohort_id = cohort.id and enrolment.student_id = ${student}::uuid and enrolment.ended_at is null) as enrolled,
      exists (select from placement where placement.cohort_id = cohort.id and placement.student_id = ${student}::uuid and placement.status not in ('CANCELLED', 'ENDED_EARLY')) as placed,
      (select count(*)::int from application where application.cohort_id = cohort.id and application.student_id = ${student}::uuid
        and application.status in ('SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED')) as open
    from cohort where cohort.id = any(${cohortIds}::uuid[])`.execute(tables(ctx.em))
  return new Map(rows.map(({ cohort_id, ...standing }) => [cohort_id, standing]))
}
