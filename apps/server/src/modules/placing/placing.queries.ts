import type { FindPlacementsInput, HostSupervisors, PlacementRow, PlacementRowPage, PlacingOptions } from '@ipt/contracts'
import { institutionsAs } from '@ipt/domain'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { placementScope } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { missingDaysOf, unsupervised } from '../placements/index.ts'
import { supervisorsOf } from './supervisors.queries.ts'

type Find = z.output<typeof FindPlacementsInput>

const ARRIVED: Record<NonNullable<Find['arrival']>, RawBuilder<boolean>> = {
  none: sql<boolean>`arrival_note.id is null`,
  reported: sql<boolean>`arrival_note.status in ('REPORTED', 'RETURNED')`,
  confirmed: sql<boolean>`arrival_note.status = 'CONFIRMED'`,
}

/** A coordinator's placements by the students' names, keyset-paged. */
export async function findPlacements(ctx: Ctx, input: Find): Promise<PlacementRowPage> {
  const missing = missingDaysOf(ctx.clock())
  let query = selectRows(ctx)
    .select((input.missing ? missing : sql<number | null>`null::int`).as('missing'))
    .orderBy('student.name')
    .orderBy('placement.id')
    .limit(input.limit + 1)
  if (input.cohort !== undefined) query = query.where('placement.cohort_id', '=', input.cohort)
  if (input.programme !== undefined) query = query.where('programme.id', '=', input.programme)
  if (input.status !== undefined) query = query.where('placement.status', 'in', input.status)
  if (input.organisation !== undefined) query = query.where('placement.organisation_id', '=', input.organisation)
  const { supervisor, without } = input
  if (supervisor !== undefined)
    query = query.where((eb) =>
      eb.or([eb('placement.industrial_supervisor_id', '=', supervisor), eb('placement.university_supervisor_id', '=', supervisor)]),
    )
  if (without !== undefined) query = query.where(unsupervised(without))
  if (input.arrival !== undefined) query = query.where(ARRIVED[input.arrival])
  if (input.missing) query = query.where('placement.status', '=', 'ACTIVE').where(sql<boolean>`${missing} > 0`)
  const words = input.q?.trim()
  if (words)
    query = query.where(
      sql<boolean>`position(lower(${words}) in lower(student.name || ' ' || student_profile.registration_number || ' ' || organisation.name)) > 0`,
    )
  if (input.cursor !== undefined) {
    const [name = '', id = ''] = decodeCursor('placements', input.cursor, [() => true, CURSOR_UUID])
    query = query.where(sql<boolean>`(student.name, placement.id) > (${name}, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(toRow),
    next: rows.length > input.limit && last ? encodeCursor('placements', [last.student_name, last.id]) : null,
  }
}

/** These placements of a coordinator, by the students' names. PLACEMENT_NOT_FOUND where one is missing. */
export async function placementRows(ctx: Ctx, ids: readonly string[]): Promise<PlacementRow[]> {
  const wanted = new Set(ids)
  const rows = await selectRows(ctx)
    .where('placement.id', 'in', [...wanted])
    .orderBy('student.name')
    .orderBy('placement.id')
    .execute()
  if (rows.length !== wanted.size) throw new DomainError('PLACEMENT_NOT_FOUND')
  return rows.map(toRow)
}

const selectRows = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('student_profile', (join) =>
      join
        .onRef('student_profile.user_id', '=', 'placement.student_id')
        .onRef('student_profile.institution_id', '=', 'placement.institution_id'),
    )
    .innerJoin('programme', 'programme.id', 'student_profile.programme_id')
    .innerJoin('cohort', 'cohort.id', 'placement.cohort_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .leftJoin('app_user as industrial', 'industrial.id', 'placement.industrial_supervisor_id')
    .leftJoin('app_user as academic', 'academic.id', 'placement.university_supervisor_id')
    .leftJoin('arrival_note', 'arrival_note.placement_id', 'placement.id')
    .select([
      'placement.id',
      'placement.status',
      'placement.starts_on',
      'placement.ends_on',
      'student.id as student_id',
      'student.name as student_name',
      'student_profile.registration_number',
      'programme.id as programme_id',
      'programme.code as programme_code',
      'programme.name as programme_name',
      'cohort.id as cohort_id',
      'cohort.name as cohort_name',
      'organisation.id as organisation_id',
      'organisation.name as organisation_name',
      'site.id as site_id',
      'site.name as site_name',
      'industrial.id as industrial_id',
      'industrial.name as industrial_name',
      'academic.id as academic_id',
      'academic.name as academic_name',
      'arrival_note.status as arrival',
    ])
    .where((eb) => placementScope(eb, ctx.actor, 'coordinator'))

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number] & { missing?: number | null }

const person = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name })

const toRow = (row: Row): PlacementRow => ({
  id: row.id,
  status: row.status,
  student: { id: row.student_id, name: row.student_name, registrationNumber: row.registration_number },
  programme: { id: row.programme_id, code: row.programme_code, name: row.programme_name },
  cohort: { id: row.cohort_id, name: row.cohort_name },
  organisation: { id: row.organisation_id, name: row.organisation_name },
  site: { id: row.site_id, name: row.site_name },
  industrialSupervisor: person(row.industrial_id, row.industrial_name),
  universitySupervisor: person(row.academic_id, row.academic_name),
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  arrival: row.arrival,
  missing: row.missing ?? null,
})

/** What a coordinator chooses from when placing and looking for placements, by institution. */
export async function placingOptions(ctx: Ctx): Promise<PlacingOptions> {
  const ids = institutionsAs(ctx.actor, 'coordinator')
  const own = sql<string>`any(${ids}::uuid[])`
  const [institutions, cohorts, programmes, supervisors] = await Promise.all([
    tables(ctx.em).selectFrom('institution').select(['id', 'name']).where('id', '=', own).orderBy('name').execute(),
    tables(ctx.em)
      .selectFrom('cohort')
      .innerJoin('institution', 'institution.id', 'cohort.institution_id')
      .select(['cohort.id', 'cohort.name', 'cohort.starts_on', 'cohort.ends_on', 'cohort.institution_id'])
      .select(sql<boolean>`cohort.ends_on < (${ctx.clock()}::timestamptz at time zone institution.time_zone)::date`.as('over'))
      .where('cohort.institution_id', '=', own)
      .orderBy('cohort.starts_on', 'desc')
      .orderBy('cohort.name')
      .limit(200)
      .execute(),
    tables(ctx.em)
      .selectFrom('programme')
      .select(['id', 'code', 'name', 'institution_id'])
      .where('institution_id', '=', own)
      .orderBy('name')
      .limit(500)
      .execute(),
    supervisorsOf(ctx, ids),
  ])
  return institutions.map((institution) => ({
    institution,
    cohorts: cohorts
      .filter((cohort) => cohort.institution_id === institution.id)
      .map(({ id, name, starts_on, ends_on, over }) => ({ id, name, startsOn: starts_on, endsOn: ends_on, over })),
    programmes: programmes
      .filter((programme) => programme.institution_id === institution.id)
      .map(({ id, code, name }) => ({ id, code, name })),
    supervisors: supervisors
      .filter(({ institutionId }) => institutionId === institution.id)
      .map(({ id, name, load }) => ({ id, name, load })),
  }))
}

/** Who may be put on a placement as its industrial supervisor: checked contacts of its institution at its host, nobody suspended. PLACEMENT_NOT_FOUND. */
export async function hostSupervisors(ctx: Ctx, placementId: string): Promise<HostSupervisors> {
  const placement = await tables(ctx.em)
    .selectFrom('placement')
    .select(['institution_id', 'organisation_id', 'student_id'])
    .where('placement.id', '=', placementId)
    .where((eb) => placementScope(eb, ctx.actor, 'coordinator'))
    .executeTakeFirst()
  if (!placement) throw new DomainError('PLACEMENT_NOT_FOUND')
  return tables(ctx.em)
    .selectFrom('contact')
    .innerJoin('app_user', 'app_user.id', 'contact.user_id')
    .select(['contact.user_id as id', 'contact.name'])
    .where('contact.institution_id', '=', placement.institution_id)
    .where('contact.organisation_id', '=', placement.organisation_id)
    .where('contact.user_id', '<>', placement.student_id)
    .where('contact.state', '=', 'CHECKED')
    .where('app_user.state', '=', 'ACTIVE')
    .orderBy('contact.name')
    .limit(200)
    .execute()
}
