import type { SubjectType } from '@ipt/db'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { PlacementPeople } from '../policy.ts'

/** An event, and what decides who hears of it. */
export interface HeardEvent {
  seq: number
  kind: string
  subjectType: SubjectType
  subjectId: string
  institutionId: string | null
  /** The placement that its data name, with the people who are on it now. */
  placement: PlacementPeople | null
  /** Of the people asked for, those who got a notification or an announcement by it. */
  told: readonly string[]
  /** Of the people asked for, the coordinators of its institution. */
  coordinators: readonly string[]
}

/** Where a projection is: what it made of all events up to there can be read. 0 before the first. */
export async function positionOf(orm: MikroORM, projection: string): Promise<number> {
  const [row] = await run<{ seq: string }>(orm, POSITION, [projection])
  return Number(row?.seq ?? 0)
}

/** Events read at once. */
const BATCH = 500

/** The next events after a place that the projection has passed, in their order, as far as it concerns who of these people hears of them. */
export async function readEvents(
  orm: MikroORM,
  { after, projection, people }: { after: number; projection: string; people: readonly string[] },
): Promise<HeardEvent[]> {
  const rows = await run<Row>(orm, EVENTS, [after, projection, people])
  return rows.map((row) => ({
    seq: Number(row.seq),
    kind: row.kind,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    institutionId: row.institution_id,
    placement: row.placement_id === null ? null : peopleIn(row, row.placement_id),
    told: row.told,
    coordinators: row.coordinators,
  }))
}

const POSITION = { name: 'live_position', text: 'select seq from projection_cursor where name = $1' }

const EVENTS = {
  name: 'live_events',
  text: `
    select position.seq, event.kind, event.subject_type, event.subject_id, event.institution_id, placement.id as placement_id,
      placement.institution_id as placement_institution_id, placement.student_id, placement.industrial_supervisor_id, placement.university_supervisor_id,
      array(
        select user_id from notification where event_id = event.id and user_id = any($3)
        union select user_id from announcement_recipient
          where event.subject_type = 'announcement' and announcement_id = event.subject_id and user_id = any($3)) as told,
      array(
        select user_id from membership where institution_id = event.institution_id and role = 'coordinator' and user_id = any($3)) as coordinators
    from event_position position
    join domain_event event on event.id = position.event_id
    left join placement on placement.id = (event.data->>'placementId')::uuid
    where position.seq > $1 and position.seq <= (select seq from projection_cursor where name = $2)
    order by position.seq
    limit ${BATCH}`,
}

interface Row {
  seq: string
  kind: string
  subject_type: SubjectType
  subject_id: string
  institution_id: string | null
  placement_id: string | null
  placement_institution_id: string
  student_id: string
  industrial_supervisor_id: string | null
  university_supervisor_id: string | null
  told: string[]
  coordinators: string[]
}

const peopleIn = (row: Row, id: string): PlacementPeople => ({
  id,
  institutionId: row.placement_institution_id,
  studentId: row.student_id,
  industrialSupervisorId: row.industrial_supervisor_id,
  universitySupervisorId: row.university_supervisor_id,
})

async function run<T extends object>(orm: MikroORM, statement: { name: string; text: string }, values: unknown[]): Promise<T[]> {
  const pool = await orm.driver.getConnection().getNativeClient()
  return (await pool.query<T>({ ...statement, values })).rows
}
