import type { ListPeopleInput, PeoplePage, PersonLine, PersonState } from '@ipt/contracts'
import { isLivePlacement, OPEN_APPLICATIONS, PLACEMENT_STATUSES, type Role } from '@ipt/domain'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { belongsTo, bouncedAt, ownInstitutions } from './people.policy.ts'

type Filter = Omit<z.output<typeof ListPeopleInput>, 'limit' | 'cursor'>

const LIVE = sql`(${sql.join(PLACEMENT_STATUSES.filter(isLivePlacement).map((status) => sql.lit(status)))})`

/** Whether the person can sign in, and if not, how far they are from it. */
export const stateAt = (now: Date) => sql<PersonState>`case
  when app_user.state = 'SUSPENDED' then 'SUSPENDED'
  when app_user.password_hash is not null then 'ACTIVE'
  when exists (select from invitation where user_id = app_user.id and superseded_at is null and expires_at > ${now}) then 'INVITED'
  when exists (select from invitation where user_id = app_user.id) then 'LAPSED'
  else 'NONE' end`

/** The roles that the person holds now at these institutions. */
const rolesAt = (institutions: readonly string[], now: Date) => sql<Role[]>`array(
  select role from (
    select role from membership where user_id = app_user.id and institution_id = any(${institutions}::uuid[]) and since <= ${now} and (until is null or until > ${now})
    union select 'industrialSupervisor' from contact where user_id = app_user.id and institution_id = any(${institutions}::uuid[])
    union select 'industrialSupervisor' from placement where industrial_supervisor_id = app_user.id and institution_id = any(${institutions}::uuid[])
  ) as held order by array_position(array['coordinator', 'universitySupervisor', 'student', 'industrialSupervisor'], role))`

/** Who holds this role now at these institutions. */
const holdsRole = (role: Role, institutions: readonly string[], now: Date) =>
  role === 'industrialSupervisor'
    ? sql<SqlBool>`app_user.id = any(array(
        select user_id from contact where institution_id = any(${institutions}::uuid[])
        union all select industrial_supervisor_id from placement
        where institution_id = any(${institutions}::uuid[]) and industrial_supervisor_id is not null))`
    : sql<SqlBool>`app_user.id = any(array(
        select user_id from membership where role = ${role} and institution_id = any(${institutions}::uuid[])
          and since <= ${now} and (until is null or until > ${now})))`

/** Who has these words in name, address or registration number. Each half has a trigram index. */
const holds = (words: string, institutions: readonly string[]) => {
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`app_user.id = any(array(
    select id from app_user where lower(name || ' ' || email) like ${pattern}
    union all select user_id from student_profile
    where lower(registration_number) like ${pattern} and institution_id = any(${institutions}::uuid[])))`
}

/** People of the actor's institutions under a filter: what the list, its file and an invitation of all of them are made from. */
export function selectPeople(ctx: Ctx, filter: Filter) {
  const institutions = ownInstitutions(ctx)
  const now = ctx.clock()
  let query = tables(ctx.em)
    .selectFrom('app_user')
    .leftJoin('student_profile', (join) =>
      join
        .onRef('student_profile.user_id', '=', 'app_user.id')
        .on(sql<SqlBool>`student_profile.institution_id = any(${institutions}::uuid[])`),
    )
    .leftJoin('programme', 'programme.id', 'student_profile.programme_id')
    .where(belongsTo(institutions))
    .where('app_user.merged_into_id', 'is', null)
  // Who is in a season is its student, also when the role has ended since.
  if (filter.role !== undefined && !(filter.role === 'student' && filter.cohortId !== undefined))
    query = query.where(holdsRole(filter.role, institutions, now))
  if (filter.state !== undefined) query = query.where(stateAt(now), '=', filter.state)
  if (filter.programmeId !== undefined) query = query.where('student_profile.programme_id', '=', filter.programmeId)
  if (filter.cohortId !== undefined)
    query = query.where(
      sql<SqlBool>`exists (select from enrolment where student_id = app_user.id and cohort_id = ${filter.cohortId}::uuid and ended_at is null
        and institution_id = any(${institutions}::uuid[]))`,
    )
  if (filter.placed !== undefined) {
    const inSeason = filter.cohortId === undefined ? sql`` : sql`and cohort_id = ${filter.cohortId}::uuid`
    const placed = sql<SqlBool>`exists (select from placement where student_id = app_user.id and status in ${LIVE} ${inSeason} and institution_id = any(${institutions}::uuid[]))`
    query = query.where('student_profile.id', 'is not', null).where(filter.placed ? placed : sql<SqlBool>`not ${placed}`)
  }
  if (filter.applied) {
    const inSeason = filter.cohortId === undefined ? sql`` : sql`and cohort_id = ${filter.cohortId}::uuid`
    query = query.where(
      sql<SqlBool>`exists (select from application where student_id = app_user.id and status = any(${[...OPEN_APPLICATIONS]}) ${inSeason}
        and institution_id = any(${institutions}::uuid[]))`,
    )
  }
  if (filter.bounced) query = query.where(sql<SqlBool>`app_user.id in (select user_id from ${bouncedAt(institutions)} as bounced)`)
  const words = filter.q?.trim()
  if (words) query = query.where(holds(words, institutions))
  return query
}

/** A page of people, by name. */
export async function listPeople(ctx: Ctx, input: z.output<typeof ListPeopleInput>): Promise<PeoplePage> {
  const institutions = ownInstitutions(ctx)
  let query = selectPeople(ctx, input)
    .select([
      'app_user.id',
      'app_user.name',
      'app_user.email',
      'student_profile.registration_number',
      'programme.name as programme_name',
      stateAt(ctx.clock()).as('access'),
      rolesAt(institutions, ctx.clock()).as('roles'),
      sql<string | null>`(select organisation.name from placement join organisation on organisation.id = placement.organisation_id
        where placement.student_id = app_user.id and placement.status in ${LIVE} and placement.institution_id = any(${institutions}::uuid[])
        order by placement.starts_on desc limit 1)`.as('organisation'),
      sql<boolean>`exists (select from bounced_address where address_key = app_user.email_key)`.as('bounced'),
    ])
    .distinctOn(['app_user.name', 'app_user.id'])
    .orderBy('app_user.name')
    .orderBy('app_user.id')
    .limit(input.limit + 1)
  if (input.cursor !== undefined) {
    const [name = '', id = ''] = decodeCursor('people', input.cursor, [() => true, CURSOR_UUID])
    query = query.where(sql<SqlBool>`(app_user.name, app_user.id) > (${name}, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(
      ({ id, name, email, roles, organisation, bounced, ...row }): PersonLine => ({
        ...{ id, name, email, roles, organisation, bounced },
        state: row.access,
        registrationNumber: row.registration_number,
        programme: row.programme_name,
      }),
    ),
    next: rows.length > input.limit && last ? encodeCursor('people', [last.name, last.id]) : null,
  }
}

/** How many people's addresses refuse mail, and since when the first does: the list's filter `bounced`, counted. */
export async function countBounced(ctx: Ctx): Promise<{ count: number; oldest: Date | string | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | string | null }>`
    select count(*)::int as count, min(bounced_at) as oldest from ${bouncedAt(ownInstitutions(ctx))} as bounced`.execute(tables(ctx.em))
  return rows[0] ?? { count: 0, oldest: null }
}
