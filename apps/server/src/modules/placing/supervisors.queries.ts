import { OPEN_PLACEMENTS } from '@ipt/domain'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** Somebody who supervises for a university, with what he has. */
export interface Lecturer {
  id: string
  name: string
  institutionId: string
  /** Open placements. */
  load: number
  programmes: string[]
  regions: string[]
}

const OPEN = sql.raw(`(${OPEN_PLACEMENTS.map((status) => `'${status}'`).join(', ')})`)

/** Half degrees, some 55 km: what one journey reaches. A site whose place is not known is a region of its own. */
export const REGION = sql<string>`coalesce(round(site.latitude * 2)::text || ' ' || round(site.longitude * 2)::text, site.id::text)`

/** The lecturers of these institutions who can act now, by name, with the open placements that they have. */
export async function supervisorsOf(ctx: Ctx, institutionIds: readonly string[]): Promise<Lecturer[]> {
  if (institutionIds.length === 0) return []
  const { rows } = await sql<Lecturer>`
    select person.id, person.name, held.institution_id as "institutionId", count(distinct placement.id)::int as load,
      coalesce(array_agg(distinct student_profile.programme_id::text) filter (where student_profile.id is not null), '{}') as programmes,
      coalesce(array_agg(distinct ${REGION}) filter (where site.id is not null), '{}') as regions
    from (select distinct user_id, institution_id from membership
      where role = 'universitySupervisor' and until is null and institution_id = any(${institutionIds}::uuid[])) as held
    join app_user as person on person.id = held.user_id and person.state = 'ACTIVE'
    left join placement on placement.university_supervisor_id = person.id and placement.institution_id = held.institution_id
      and placement.status in ${OPEN}
    left join site on site.id = placement.site_id
    left join student_profile on student_profile.user_id = placement.student_id and student_profile.institution_id = placement.institution_id
    group by person.id, person.name, held.institution_id
    order by person.name, person.id`.execute(tables(ctx.em))
  return rows
}
