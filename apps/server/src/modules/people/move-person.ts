import { isLivePlacement, PLACEMENT_STATUSES } from '@ipt/domain'
import { type RawBuilder, sql } from 'kysely'
import { studiesAt, vouchesAt } from '../../kernel/student-or-supervisor.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

const LIVE = sql`(${sql.join(PLACEMENT_STATUSES.filter(isLivePlacement).map((status) => sql.lit(status)))})`
const OPEN = sql`('SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED', 'ACCEPTED')`

/** What most tells that they are two people comes first. */
const OBSTACLES = ['vouches', 'roles', 'placements', 'applications'] as const
type MergeObstacle = (typeof OBSTACLES)[number]

/** Why two accounts can't be one person's, or can't be one yet. Null: nothing is in the way. */
export async function whatForbids(tx: Ctx, id: string, intoId: string): Promise<MergeObstacle | null> {
  const { rows } = await sql<Record<MergeObstacle, boolean>>`select
    exists (select from placement where (student_id = ${id} and ${intoId}::uuid in (industrial_supervisor_id, university_supervisor_id))
      or (student_id = ${intoId} and ${id}::uuid in (industrial_supervisor_id, university_supervisor_id))) as vouches,
    exists (select from institution, (values (${id}::uuid, ${intoId}::uuid), (${intoId}::uuid, ${id}::uuid)) as pair(one, other)
      where institution.id in (select institution_id from membership where user_id in (${id}, ${intoId}) and until is null)
        and ${studiesAt(sql`pair.one`, sql`institution.id`)} and ${vouchesAt(sql`pair.other`, sql`institution.id`)}) as roles,
    (select count(distinct student_id) = 2 from placement where student_id in (${id}, ${intoId}) and status in ${LIVE}) as placements,
    exists (select from application as one join application as other on other.vacancy_id = one.vacancy_id
      where one.student_id = ${id} and other.student_id = ${intoId} and one.status in ${OPEN} and other.status in ${OPEN}) as applications
  `.execute(tables(tx.em))
  const found = rows[0]
  return OBSTACLES.find((obstacle) => found?.[obstacle]) ?? null
}

/** What an account has goes to another one. Says how much of what that is told of. */
export async function movePerson(tx: Ctx, id: string, intoId: string, at: Date): Promise<{ placements: number; memberships: number }> {
  const run = async (statement: RawBuilder<unknown>) => Number((await statement.execute(tables(tx.em))).numAffectedRows ?? 0)
  const memberships = await moveMemberships(run, id, intoId, at)
  await moveContacts(run, id, intoId, at)
  await moveProfiles(run, id, intoId)
  await run(sql`update enrolment as kept set ended_at = null from enrolment as other
    where kept.student_id = ${intoId} and other.student_id = ${id} and other.cohort_id = kept.cohort_id and other.ended_at is null`)
  await run(sql`update enrolment set student_id = ${intoId} where student_id = ${id}
    and not exists (select from enrolment as kept where kept.student_id = ${intoId} and kept.cohort_id = enrolment.cohort_id)`)
  // Where both were in a season, the second row stays behind, as history.
  await run(sql`update enrolment set ended_at = ${at} where student_id = ${id} and ended_at is null`)
  await run(sql`update checklist_answer set student_id = ${intoId} where student_id = ${id}
    and not exists (select from checklist_answer as kept where kept.student_id = ${intoId} and kept.item_id = checklist_answer.item_id)`)
  await run(sql`update application set student_id = ${intoId} where student_id = ${id}`)
  await run(sql`update attachment set document_of_id = ${intoId} where document_of_id = ${id}`)
  await run(sql`insert into saved_vacancy (student_id, vacancy_id, created_at)
    select ${intoId}::uuid, vacancy_id, created_at from saved_vacancy where student_id = ${id} on conflict do nothing`)
  await run(sql`delete from saved_vacancy where student_id = ${id}`)
  const placements = await movePlacements(run, id, intoId)
  await takeNumbers(tx, id, intoId)
  return { placements, memberships }
}

type Run = (statement: RawBuilder<unknown>) => Promise<number>

/** Of two that hold now, one ends. */
const moveMemberships = (run: Run, id: string, intoId: string, at: Date) =>
  run(sql`update membership set user_id = ${intoId}, until = case when until is null and exists (select from membership as kept
      where kept.user_id = ${intoId} and kept.role = membership.role and kept.until is null
        and kept.institution_id is not distinct from membership.institution_id
        and kept.organisation_id is not distinct from membership.organisation_id) then ${at}::timestamptz else until end
    where user_id = ${id}`)

/** Known twice at one host, the person keeps one contact, checked if one of the two was, with the addresses of both. */
async function moveContacts(run: Run, id: string, intoId: string, at: Date): Promise<void> {
  const twin = sql`kept.user_id = ${intoId} and spare.user_id = ${id}
    and kept.institution_id = spare.institution_id and kept.organisation_id = spare.organisation_id`
  await run(sql`update contact as kept set state = 'CHECKED', checked_at = spare.checked_at, checked_by_id = spare.checked_by_id, version = kept.version + 1
    from contact as spare where ${twin} and kept.state = 'UNCHECKED' and spare.state = 'CHECKED'`)
  await run(
    sql`update vacancy set contact_id = kept.id from contact as kept, contact as spare where ${twin} and vacancy.contact_id = spare.id`,
  )
  await run(sql`update contact_address set contact_id = kept.id, until = coalesce(until, ${at}::timestamptz)
    from contact as kept, contact as spare where ${twin} and contact_address.contact_id = spare.id`)
  await run(sql`delete from contact as spare using contact as kept where ${twin}`)
  await run(sql`update contact_address set until = ${at} from contact
    where contact.user_id = ${id} and contact_address.contact_id = contact.id and contact_address.until is null`)
  await run(sql`insert into contact_address (id, institution_id, contact_id, email, since)
    select gen_random_uuid(), contact.institution_id, contact.id, app_user.email, ${at}::timestamptz from contact, app_user
    where contact.user_id = ${id} and app_user.id = ${intoId}`)
  await run(sql`update contact set user_id = ${intoId} where user_id = ${id}`)
}

/** Where only the other account is a student, its profile is made anew: what hangs on it names the pair of institution and person. */
const moveProfiles = (run: Run, id: string, intoId: string) =>
  run(sql`insert into student_profile (id, institution_id, user_id, programme_id, registration_number, created_at)
    select gen_random_uuid(), institution_id, ${intoId}::uuid, programme_id, 'merging ' || id, created_at from student_profile where user_id = ${id}
      and not exists (select from student_profile as kept where kept.user_id = ${intoId} and kept.institution_id = student_profile.institution_id)`)

/** The number of a profile that was made anew goes with it; nothing hangs on the old one any more. */
async function takeNumbers(tx: Ctx, id: string, intoId: string): Promise<void> {
  const db = tables(tx.em)
  const { rows } = await sql<{ old_id: string; fresh_id: string; number: string }>`
    select old.id as old_id, fresh.id as fresh_id, old.registration_number as number from student_profile as old
    join student_profile as fresh on fresh.institution_id = old.institution_id and fresh.registration_number = 'merging ' || old.id
    where old.user_id = ${id} and fresh.user_id = ${intoId}`.execute(db)
  for (const { old_id, fresh_id, number } of rows) {
    await sql`delete from student_profile where id = ${old_id}`.execute(db)
    await sql`update student_profile set registration_number = ${number} where id = ${fresh_id}`.execute(db)
  }
}

async function movePlacements(run: Run, id: string, intoId: string): Promise<number> {
  const moved = [
    await run(sql`update placement set student_id = ${intoId} where student_id = ${id}`),
    await run(sql`update placement set industrial_supervisor_id = ${intoId} where industrial_supervisor_id = ${id}`),
    // Only who holds the role may be named by a placement: one that is over keeps whom it had.
    await run(sql`update placement set university_supervisor_id = ${intoId} where university_supervisor_id = ${id}
      and exists (select from membership where user_id = ${intoId} and institution_id = placement.institution_id
        and role = 'universitySupervisor' and until is null)`),
  ]
  return moved.reduce((sum, count) => sum + count, 0)
}
