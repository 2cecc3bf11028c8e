import type { AnnouncementAudience, AnnouncementReach } from '@ipt/contracts'
import { type RawBuilder, sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { loadPlace } from './internal.ts'

/**
 * Whether the membership `member` makes its holder one of those whom the row `announcement` is for, at a moment. A cohort's students are
 * those who are placed in it, and those of its programme who are placed nowhere yet; an institution's are all. Supervisors belong to a
 * cohort through their students; companies' to an institution while a cohort with a student of theirs lasts.
 */
export const isFor = (at: Date): RawBuilder<boolean> => sql<boolean>`(
  member.role = any(announcement.roles)
  and member.since <= ${at} and (member.until is null or member.until > ${at})
  and case member.role
    when 'student' then member.institution_id = announcement.institution_id and (
      announcement.cohort_id is null
      or exists (
        select from placement
        where placement.student_id = member.user_id and placement.cohort_id = announcement.cohort_id and placement.status <> 'CANCELLED')
      or (
        exists (
          select from student_profile profile join cohort on cohort.id = announcement.cohort_id
          where profile.user_id = member.user_id and profile.institution_id = cohort.institution_id
            and (cohort.programme_id is null or cohort.programme_id = profile.programme_id))
        and not exists (
          select from placement
          where placement.student_id = member.user_id and placement.institution_id = announcement.institution_id
            and placement.status <> 'CANCELLED')))
    when 'universitySupervisor' then member.institution_id = announcement.institution_id and (
      announcement.cohort_id is null
      or exists (
        select from placement
        where placement.university_supervisor_id = member.user_id and placement.cohort_id = announcement.cohort_id
          and placement.status <> 'CANCELLED'))
    when 'industrialSupervisor' then exists (
      select from placement
      join cohort on cohort.id = placement.cohort_id
      join institution on institution.id = placement.institution_id
      where placement.industrial_supervisor_id = member.user_id and placement.institution_id = announcement.institution_id
        and placement.status <> 'CANCELLED'
        and (placement.cohort_id = announcement.cohort_id
          or (announcement.cohort_id is null and cohort.ends_on >= (${at}::timestamptz at time zone institution.time_zone)::date)))
    else false
  end)`

/** Everybody whom an announcement reaches at a moment, once each. `announcement` is a table or query with its columns. */
export const peopleFor = (announcement: RawBuilder<unknown>, at: Date): RawBuilder<unknown> => sql`
  select distinct on (member.user_id) member.user_id, member.role, announcement.institution_id
  from ${announcement} as announcement
  cross join membership member
  join app_user on app_user.id = member.user_id and app_user.state = 'ACTIVE'
  where ${isFor(at)}
  order by member.user_id, array_position(announcement.roles, member.role)`

/** How many people an announcement would reach now, by role. NOT_FOUND for a place that is not the actor's. */
export async function previewAudience(ctx: Ctx, audience: AnnouncementAudience): Promise<AnnouncementReach> {
  await loadPlace(ctx, audience)
  const { institutionId, cohortId, roles } = audience
  const thought = sql`(select ${institutionId}::uuid as institution_id, ${cohortId}::uuid as cohort_id, array[${sql.join(roles)}]::text[] as roles)`
  const { rows } = await sql<{ role: keyof AnnouncementReach; count: number }>`
    select role, count(*)::int as count from (${peopleFor(thought, ctx.clock())}) reached group by role`.execute(tables(ctx.em))
  return { ...NOBODY, ...Object.fromEntries(rows.map((row) => [row.role, row.count])) }
}

export const NOBODY: AnnouncementReach = { student: 0, industrialSupervisor: 0, universitySupervisor: 0 }
