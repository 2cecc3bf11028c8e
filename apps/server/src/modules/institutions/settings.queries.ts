import type { SettingsView } from '@ipt/contracts'
import { dateIn, institutionsAs } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** What is set for an institution that the actor coordinates: itself, its holidays, departments and programmes. NOT_FOUND. */
export async function viewSettings(ctx: Ctx, institutionId: string): Promise<SettingsView> {
  const db = tables(ctx.em)
  const institution = institutionsAs(ctx.actor, 'coordinator').includes(institutionId)
    ? await db.selectFrom('institution').selectAll().where('id', '=', institutionId).executeTakeFirst()
    : undefined
  if (!institution) throw new DomainError('NOT_FOUND')
  const { id, name, language, version } = institution
  const holidays = await db.selectFrom('holiday').select(['id', 'day', 'name']).where('institution_id', '=', id).orderBy('day').execute()
  const departments = await db
    .selectFrom('department')
    .select(['id', 'code', 'name', 'version'])
    .where('institution_id', '=', id)
    .orderBy('code')
    .execute()
  const programmes = await db
    .selectFrom('programme')
    .leftJoin('student_profile', 'student_profile.programme_id', 'programme.id')
    .select((eb) => [
      'programme.id',
      'programme.code',
      'programme.name',
      'programme.version',
      'programme.department_id',
      eb.fn.count<string>('student_profile.id').as('students'),
    ])
    .where('programme.institution_id', '=', id)
    .groupBy('programme.id')
    .orderBy('programme.code')
    .execute()
  return {
    id,
    name,
    shortName: institution.short_name,
    timeZone: institution.time_zone,
    language,
    applicationLimit: institution.application_limit,
    version,
    today: dateIn(institution.time_zone, ctx.clock()),
    holidays,
    departments,
    programmes: programmes.map(({ department_id, students, ...programme }) => ({
      ...programme,
      departmentId: department_id ?? null,
      students: Number(students),
    })),
  }
}
