import type { LeavePage, LeaveView, ListLeaveInput } from '@ipt/contracts'
import { allowedLeaveEvents, dateIn, daysBetween, type IsoDate, type LeaveStatus, type Role, UNDO_MS, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_DAY, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { placementScope, relationsTo } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** One request as the actor sees it. LEAVE_NOT_FOUND. */
export async function viewLeave(ctx: Ctx, id: string): Promise<LeaveView> {
  const row = await selectLeave(ctx).where('leave_request.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('LEAVE_NOT_FOUND')
  return toView(ctx, row, ctx.clock())
}

/** A page of the requests that the actor sees in a role, by their first day, keyset-paged. */
export async function listLeave(ctx: Ctx, input: z.output<typeof ListLeaveInput>): Promise<LeavePage> {
  const direction = input.order === 'oldest' ? 'asc' : 'desc'
  let query = selectLeave(ctx, input.as)
    .orderBy('leave_request.from_on', direction)
    .orderBy('leave_request.id', direction)
    .limit(input.limit + 1)
  if (input.placementId !== undefined) query = query.where('leave_request.placement_id', '=', input.placementId)
  if (input.status !== undefined) query = query.where(statusIn(input.status))
  if (input.from !== undefined) query = query.where('leave_request.to_on', '>=', input.from)
  if (input.to !== undefined) query = query.where('leave_request.from_on', '<=', input.to)
  if (input.cursor !== undefined) {
    const [day = '', id = ''] = decodeCursor('leave', input.cursor, [CURSOR_DAY, CURSOR_UUID])
    const [left, right] = [sql`(leave_request.from_on, leave_request.id)`, sql`(${day}::date, ${id}::uuid)`]
    query = query.where(direction === 'asc' ? sql<boolean>`${left} > ${right}` : sql<boolean>`${left} < ${right}`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const now = ctx.clock()
  return {
    items: page.map((row) => toView(ctx, row, now)),
    next: rows.length > input.limit && last ? encodeCursor('leave', [last.from_on, last.id]) : null,
  }
}

/** The requests of a placement that are asked or granted and touch these days, oldest first. */
export async function leaveBetween(ctx: Ctx, placementId: string, from: IsoDate, to: IsoDate): Promise<LeaveView[]> {
  const rows = await selectLeave(ctx)
    .where('leave_request.placement_id', '=', placementId)
    .where(statusIn(['ASKED', 'GRANTED']))
    .where('leave_request.to_on', '>=', from)
    .where('leave_request.from_on', '<=', to)
    .orderBy('leave_request.from_on')
    .execute()
  const now = ctx.clock()
  return rows.map((row) => toView(ctx, row, now))
}

/** The granted days of each placement on which nothing was logged, in order. Placements without any are left out. One statement. */
export async function leaveDaysOf(ctx: Ctx, placementIds: readonly string[]): Promise<Map<string, IsoDate[]>> {
  const days = new Map<string, IsoDate[]>()
  if (placementIds.length === 0) return days
  const rows = await tables(ctx.em)
    .selectFrom('leave_request')
    .innerJoin(
      (eb) => eb.fn<{ day: IsoDate }>('generate_series', ['leave_request.from_on', 'leave_request.to_on', sql`interval '1 day'`]).as('day'),
      (join) => join.onTrue(),
    )
    .select(['leave_request.placement_id', sql<IsoDate>`day::date::text`.as('day')])
    .where('leave_request.placement_id', 'in', placementIds)
    .where('leave_request.status', '=', 'GRANTED')
    .where(
      sql<boolean>`not exists (select from log_entry where log_entry.placement_id = leave_request.placement_id and log_entry.log_date = day::date and log_entry.status <> 'VOIDED')`,
    )
    .orderBy('day')
    .execute()
  for (const { placement_id, day } of rows) days.set(placement_id, [...(days.get(placement_id) ?? []), day])
  return days
}

/** A state as a literal: bound, it would hide the partial index. The names come from the table of states. */
const statusIn = (statuses: readonly LeaveStatus[]) =>
  statuses.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`leave_request.status in (${sql.join(statuses.map((status) => sql.lit(status)))})`

const selectLeave = (ctx: Ctx, as?: Role) =>
  tables(ctx.em)
    .selectFrom('leave_request')
    .innerJoin('placement', 'placement.id', 'leave_request.placement_id')
    .innerJoin('institution', 'institution.id', 'placement.institution_id')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .leftJoin('app_user as decider', 'decider.id', 'leave_request.decided_by_id')
    .select([
      'leave_request.id',
      'leave_request.kind',
      'leave_request.status',
      'leave_request.from_on',
      'leave_request.to_on',
      'leave_request.note',
      'leave_request.asked_at',
      'leave_request.decided_at',
      'leave_request.decided_by_id',
      'leave_request.declined_for',
      'decider.name as decider_name',
      'placement.id as placement_id',
      'placement.institution_id',
      'placement.student_id',
      'placement.industrial_supervisor_id',
      'placement.university_supervisor_id',
      'student.name as student_name',
      'institution.time_zone',
    ])
    .where((eb) => placementScope(eb, ctx.actor, as))

type LeaveRow = Awaited<ReturnType<ReturnType<typeof selectLeave>['execute']>>[number]

function toView(ctx: Ctx, row: LeaveRow, now: Date): LeaveView {
  const relations = relationsTo(ctx.actor, {
    id: row.placement_id,
    institutionId: row.institution_id,
    studentId: row.student_id,
    industrialSupervisorId: row.industrial_supervisor_id,
    universitySupervisorId: row.university_supervisor_id,
  })
  const decidedAt = row.decided_at ? new Date(row.decided_at) : null
  const can = allowedLeaveEvents(row.status, {
    relations,
    notBegun: dateIn(row.time_zone, now) <= row.from_on,
    decision: decidedAt && { own: row.decided_by_id === userIdOf(ctx.actor), ageMs: now.getTime() - decidedAt.getTime() },
  })
  return {
    id: row.id,
    placementId: row.placement_id,
    student: { id: row.student_id, name: row.student_name },
    kind: row.kind,
    status: row.status,
    from: row.from_on,
    to: row.to_on,
    days: daysBetween(row.from_on, row.to_on) + 1,
    note: row.note,
    askedAt: moment(row.asked_at),
    decided: decidedAt && {
      by: row.decided_by_id && row.decider_name ? { id: row.decided_by_id, name: row.decider_name } : null,
      at: moment(decidedAt),
    },
    declinedFor: row.declined_for ?? null,
    can,
    undoUntil: decidedAt && can.includes('undoDecision') ? moment(new Date(decidedAt.getTime() + UNDO_MS)) : null,
  }
}
