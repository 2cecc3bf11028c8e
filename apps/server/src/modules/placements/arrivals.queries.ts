import type { ArrivalView, FileView } from '@ipt/contracts'
import { allowedArrivalEvents, type Role } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { placementScope, relationsTo } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { filesOfArrivalNotes } from '../files/index.ts'

/** One arrival note as the actor sees it. ARRIVAL_NOT_FOUND. */
export async function viewArrival(ctx: Ctx, id: string): Promise<ArrivalView> {
  const [view] = await toViews(ctx, await selectArrivals(ctx).where('arrival_note.id', '=', id).execute())
  if (!view) throw new DomainError('ARRIVAL_NOT_FOUND')
  return view
}

/** The notes that wait for the actor's answer in a role, oldest first. */
export async function listArrivals(ctx: Ctx, as: Role): Promise<ArrivalView[]> {
  return toViews(
    ctx,
    await selectArrivals(ctx, as)
      .where('arrival_note.status', '=', 'REPORTED')
      .orderBy('arrival_note.reported_at')
      .orderBy('arrival_note.id')
      .limit(100)
      .execute(),
  )
}

/** The notes of placements, by placement. Placements without one are left out. */
export async function arrivalsOfPlacements(ctx: Ctx, placementIds: readonly string[]): Promise<Map<string, ArrivalView>> {
  if (placementIds.length === 0) return new Map()
  const views = await toViews(ctx, await selectArrivals(ctx).where('arrival_note.placement_id', 'in', placementIds).execute())
  return new Map(views.map((view) => [view.placementId, view]))
}

const selectArrivals = (ctx: Ctx, as?: Role) =>
  tables(ctx.em)
    .selectFrom('arrival_note')
    .innerJoin('placement', 'placement.id', 'arrival_note.placement_id')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .select([
      'arrival_note.id',
      'arrival_note.status',
      'arrival_note.arrived_on',
      'arrival_note.note',
      'arrival_note.revision',
      'arrival_note.reported_at',
      'arrival_note.returned_for',
      'placement.id as placement_id',
      'placement.institution_id',
      'placement.student_id',
      'placement.industrial_supervisor_id',
      'placement.university_supervisor_id',
      'student.name as student_name',
      'organisation.name as organisation_name',
      'site.name as site_name',
    ])
    .where((eb) => placementScope(eb, ctx.actor, as))

type ArrivalRow = Awaited<ReturnType<ReturnType<typeof selectArrivals>['execute']>>[number]

async function toViews(ctx: Ctx, rows: readonly ArrivalRow[]): Promise<ArrivalView[]> {
  const files = await filesOfArrivalNotes(
    ctx.em,
    rows.map((row) => row.id),
  )
  return rows.map((row) => toView(ctx, row, files.get(row.id) ?? null))
}

function toView(ctx: Ctx, row: ArrivalRow, file: FileView | null): ArrivalView {
  const relations = relationsTo(ctx.actor, {
    id: row.placement_id,
    institutionId: row.institution_id,
    studentId: row.student_id,
    industrialSupervisorId: row.industrial_supervisor_id,
    universitySupervisorId: row.university_supervisor_id,
  })
  return {
    id: row.id,
    placementId: row.placement_id,
    status: row.status,
    arrivedOn: row.arrived_on,
    note: row.note,
    revision: row.revision,
    reportedAt: moment(row.reported_at),
    student: { id: row.student_id, name: row.student_name },
    organisation: row.organisation_name,
    site: row.site_name,
    file,
    returnedFor: row.returned_for ?? null,
    can: allowedArrivalEvents(row.status, relations),
  }
}
