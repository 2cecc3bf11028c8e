import type { PlacementContacts } from '@ipt/contracts'
import { DomainError } from '../../kernel/errors.ts'
import { placementScope } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** Nobody turns to anybody yet, or any more. */
const CLOSED: readonly string[] = ['PROPOSED', 'CANCELLED']

/** How the supervisors of a placement are reached, for its student and its coordinators. PLACEMENT_NOT_FOUND for everybody else. */
export async function contactsOf(ctx: Ctx, id: string): Promise<PlacementContacts> {
  const row = await tables(ctx.em)
    .selectFrom('placement')
    .leftJoin('app_user as industrial', 'industrial.id', 'placement.industrial_supervisor_id')
    .leftJoin('app_user as academic', 'academic.id', 'placement.university_supervisor_id')
    .leftJoin('contact', (join) =>
      join
        .onRef('contact.user_id', '=', 'placement.industrial_supervisor_id')
        .onRef('contact.organisation_id', '=', 'placement.organisation_id')
        .onRef('contact.institution_id', '=', 'placement.institution_id'),
    )
    .select([
      'placement.status',
      'industrial.id as industrial_id',
      'industrial.name as industrial_name',
      'industrial.email as industrial_email',
      'contact.phone',
      'academic.id as academic_id',
      'academic.name as academic_name',
      'academic.email as academic_email',
    ])
    .where('placement.id', '=', id)
    .where((eb) => eb.or([placementScope(eb, ctx.actor, 'student'), placementScope(eb, ctx.actor, 'coordinator')]))
    .executeTakeFirst()
  if (!row) throw new DomainError('PLACEMENT_NOT_FOUND')
  if (CLOSED.includes(row.status)) return { industrialSupervisor: null, universitySupervisor: null }
  return {
    industrialSupervisor: reached(row.industrial_id, row.industrial_name, row.industrial_email, row.phone),
    universitySupervisor: reached(row.academic_id, row.academic_name, row.academic_email, null),
  }
}

const reached = (id: string | null, name: string | null, email: string | null, phone: string | null) =>
  id === null || name === null || email === null ? null : { id, name, email, phone: phone || null }
