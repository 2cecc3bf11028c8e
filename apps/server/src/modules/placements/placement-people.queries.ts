import type { Language } from '@ipt/domain'
import type { Column } from '../../kernel/exports.ts'
import { placementScope } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** Whom to write to or call about a placement. */
export interface PlacementPerson {
  registrationNumber: string
  programme: string
  studentEmail: string
  industrialName: string | null
  industrialEmail: string | null
  industrialPhone: string | null
  universityName: string | null
  universityEmail: string | null
}

/** The people of placements with what they are reached by, by placement. For coordinators alone: others find none. */
export async function placementPeople(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PlacementPerson>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('student_profile', (join) =>
      join
        .onRef('student_profile.user_id', '=', 'placement.student_id')
        .onRef('student_profile.institution_id', '=', 'placement.institution_id'),
    )
    .innerJoin('programme', 'programme.id', 'student_profile.programme_id')
    .leftJoin('app_user as industrial', 'industrial.id', 'placement.industrial_supervisor_id')
    .leftJoin('app_user as academic', 'academic.id', 'placement.university_supervisor_id')
    .leftJoin('contact', (join) =>
      join
        .onRef('contact.user_id', '=', 'placement.industrial_supervisor_id')
        .onRef('contact.organisation_id', '=', 'placement.organisation_id')
        .onRef('contact.institution_id', '=', 'placement.institution_id'),
    )
    .select([
      'placement.id',
      'student_profile.registration_number as registrationNumber',
      'programme.name as programme',
      'student.email as studentEmail',
      'industrial.name as industrialName',
      'industrial.email as industrialEmail',
      'contact.phone as industrialPhone',
      'academic.name as universityName',
      'academic.email as universityEmail',
    ])
    .where('placement.id', 'in', ids)
    .where((eb) => placementScope(eb, ctx.actor, 'coordinator'))
    .execute()
  return new Map(rows.map(({ id, ...person }) => [id, person]))
}

/** A row that knows whom to reach, where anybody is. */
interface Reached {
  people: PlacementPerson | undefined
}

const reached = (header: Record<Language, string>, key: keyof PlacementPerson): Column<Reached> => ({
  header,
  value: ({ people }) => people?.[key] ?? null,
})

/** The student's columns of a file, beside the name. */
export const STUDENT_COLUMNS: readonly Column<Reached>[] = [
  reached({ en: 'Registration number', sw: 'Namba ya usajili' }, 'registrationNumber'),
  reached({ en: 'Programme', sw: 'Programu' }, 'programme'),
  reached({ en: 'Student e-mail', sw: 'Barua pepe ya mwanafunzi' }, 'studentEmail'),
]

/** The supervisors' columns of a file. */
export const SUPERVISOR_COLUMNS: readonly Column<Reached>[] = [
  reached({ en: 'Industrial supervisor', sw: 'Msimamizi wa mahali pa mafunzo' }, 'industrialName'),
  reached({ en: 'Industrial supervisor e-mail', sw: 'Barua pepe ya msimamizi wa mahali pa mafunzo' }, 'industrialEmail'),
  reached({ en: 'Industrial supervisor phone', sw: 'Simu ya msimamizi wa mahali pa mafunzo' }, 'industrialPhone'),
  reached({ en: 'University supervisor', sw: 'Msimamizi wa chuo' }, 'universityName'),
  reached({ en: 'University supervisor e-mail', sw: 'Barua pepe ya msimamizi wa chuo' }, 'universityEmail'),
]
