import type { PlacingRefusal } from '@ipt/contracts'
import { isLivePlacement, OPEN_APPLICATIONS, PLACEMENT_STATUSES, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { fieldError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { openChecklist } from '../cohorts/index.ts'
import { busyUntil } from '../placements/index.ts'
import type { Place } from './place.ts'

/** A student who is to be placed, and why he can't be. */
export interface Candidate {
  id: string
  name: string
  registrationNumber: string
  programmeId: string
  refusal: PlacingRefusal | null
  /** What is open on his checklist. */
  open: string[]
  /** Applications that he would lose. */
  applications: number
}

const literals = (words: readonly string[]) => sql.raw(`(${words.map((word) => `'${word}'`).join(', ')})`)
const LIVE = literals(PLACEMENT_STATUSES.filter(isLivePlacement))
const OPEN = literals(OPEN_APPLICATIONS)

/**
 * These students against a place, in the order in which they are given: the first of them get its last free places. PERSON_NOT_FOUND at the
 * field in which the student was sent.
 */
export async function candidatesFor(
  tx: Ctx,
  place: Place,
  studentIds: readonly string[],
  fieldOf: (id: string) => string,
): Promise<Candidate[]> {
  const { institutionId, cohort, vacancy } = place
  const { rows } = await sql<Row>`
    select person.id, person.name, student_profile.registration_number as "registrationNumber", student_profile.programme_id as "programmeId",
      enrolment.id is not null as enrolled, person.state = 'SUSPENDED' as suspended,
      exists (select from placement where placement.student_id = person.id and placement.cohort_id = ${cohort.id} and placement.status in ${LIVE}) as placed,
      (select count(*)::int from application where application.student_id = person.id and application.cohort_id = ${cohort.id}
        and application.status in ${OPEN}) as applications,
      exists (select from application where application.student_id = person.id and application.vacancy_id = ${vacancy?.id ?? null}::uuid
        and application.status = 'OFFERED') as held
    from student_profile join app_user as person on person.id = student_profile.user_id
    left join enrolment on enrolment.cohort_id = ${cohort.id} and enrolment.student_id = person.id and enrolment.ended_at is null
    where student_profile.institution_id = ${institutionId} and person.id = any(${studentIds}::uuid[])
      and person.id is distinct from ${userIdOf(tx.actor)}::uuid`.execute(tables(tx.em))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const busy = await busyUntil(tx, { cohortId: cohort.id, studentIds })
  const checklists = await openChecklist(tx, { cohortId: cohort.id, studentIds, gate: 'PLACEMENT' })
  let free = vacancy ? vacancy.slots - vacancy.taken - vacancy.held : null
  return studentIds.map((id) => {
    const row = byId.get(id)
    if (!row) throw fieldError('PERSON_NOT_FOUND', fieldOf(id), 'This is no student of the institution.')
    const open = checklists.get(id) ?? []
    const { enrolled, suspended, placed, held, ...candidate } = row
    const refusal = ((): PlacingRefusal | null => {
      if (!enrolled) return 'NOT_ENROLLED'
      if (suspended) return 'SUSPENDED'
      if (placed) return 'ALREADY_PLACED'
      if ((busy.get(id) ?? '') >= place.startsOn) return 'DAYS_TAKEN'
      if (open.length > 0) return 'CHECKLIST_OPEN'
      if (place.industrialSupervisorId === id) return 'OWN_SUPERVISOR'
      if (free === null) return null
      // An offer of this very vacancy keeps him a place.
      if (held) free += 1
      free -= 1
      return free < 0 ? 'NO_FREE_SLOT' : null
    })()
    return { ...candidate, refusal, open }
  })
}

interface Row {
  id: string
  name: string
  registrationNumber: string
  programmeId: string
  enrolled: boolean
  suspended: boolean
  placed: boolean
  applications: number
  held: boolean
}
