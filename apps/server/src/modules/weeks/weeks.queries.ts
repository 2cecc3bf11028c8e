import {
  type LeaveView,
  ListLogsInput,
  type ListWeeksInput,
  type LogView,
  type WeekDay,
  type WeekInput,
  type WeekLine,
  type WeekView,
} from '@ipt/contracts'
import {
  addDays,
  allowedWeekEvents,
  type DaySpan,
  daysOfWeek,
  type IsoDate,
  isExtraDay,
  mondayOf,
  signableFrom,
  UNDO_MS,
  weeksUntil,
} from '@ipt/domain'
import { LOG_STATUSES } from '@ipt/log-machine'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { holidaysWithin } from '../institutions/index.ts'
import { leaveBetween, leaveDaysOf } from '../leave/index.ts'
import { listLogs } from '../logbook/index.ts'
import { changedSince, factsOf, type LoadedWeek, loadPlacement, loadWeek } from './internal.ts'
import { logsBetween, type WeekLog, type WeekRow, weekRows } from './week-rows.ts'

const LIVE = LOG_STATUSES.filter((status) => status !== 'VOIDED')

/** One week as the actor sees it: days, logs, words, and what he may do. PLACEMENT_NOT_FOUND, WEEK_NOT_FOUND. */
export async function viewWeek(ctx: Ctx, { placementId, weekStartsOn }: WeekInput): Promise<WeekView> {
  const week = await loadWeek(ctx, placementId, weekStartsOn)
  const to = addDays(weekStartsOn, 6)
  const institution_id = week.placement.institution.id
  const [placement, logs, leave, holidays] = await Promise.all([
    headOf(ctx, placementId),
    listLogs(ctx, ListLogsInput.parse({ placementId, status: LIVE, from: weekStartsOn, to, order: 'oldest' })),
    leaveBetween(ctx, placementId, weekStartsOn, to),
    holidaysWithin(ctx.em, [{ institution_id, starts_on: weekStartsOn, ends_on: to }]),
  ])
  const named = new Map(holidays({ institution_id, starts_on: weekStartsOn, ends_on: to }).map(({ day, name }) => [day, name]))
  const { span, today, row } = week
  const days = daysOfWeek(weekStartsOn).map((date) => dayOf(week, date, { logs: logs.items, leave, holiday: named.get(date) ?? null }))
  const facts = factsOf(ctx, week)
  const can = allowedWeekEvents(row?.status ?? 'OPEN', facts)
  const signedAt = row?.signed_at ? new Date(row.signed_at) : null
  return {
    placementId,
    weekStartsOn,
    number: weeksUntil(span, weekStartsOn).length,
    status: row?.status ?? 'OPEN',
    previous: weekStartsOn > mondayOf(span.from) ? addDays(weekStartsOn, -7) : null,
    next: addDays(weekStartsOn, 7) <= (span.to < today ? span.to : today) ? addDays(weekStartsOn, 7) : null,
    placement,
    days,
    totals: {
      logged: week.logs.length,
      expected: days.filter((day) => day.kind === 'working' && (day.log !== null || day.leave?.status !== 'GRANTED')).length,
      missing: days.filter((day) => day.missing).length,
      hours: hoursOf(week.logs),
    },
    summary: row?.summary != null && row.summary_at ? { text: row.summary, revision: row.revision, at: moment(row.summary_at) } : null,
    signOff: signOffOf(row),
    changedSince: facts.changed,
    signableFrom: signableFrom(weekStartsOn, span, week.placement.cohort.workingDays, week.holidays),
    can,
    undoUntil: signedAt && can.includes('undoSignOff') ? moment(new Date(signedAt.getTime() + UNDO_MS)) : null,
  }
}

/** Every week of a placement until the present one, newest first. PLACEMENT_NOT_FOUND. */
export async function listWeeks(ctx: Ctx, { placementId }: ListWeeksInput): Promise<WeekLine[]> {
  const { placement, span, today, holidays } = await loadPlacement(ctx, placementId)
  const [rows, logs, leave] = await Promise.all([
    weekRows(ctx, placementId),
    logsBetween(ctx, placementId, mondayOf(span.from), addDays(span.to, 6)),
    leaveDaysOf(ctx, [placementId]),
  ])
  const away = new Set(leave.get(placementId))
  const { workingDays } = placement.cohort
  const lines = weeksUntil(span, today).map((monday, index): WeekLine => {
    const row = rows.find((each) => each.starts_on === monday) ?? null
    const own = logs.filter((log) => mondayOf(log.log_date) === monday)
    const days = daysOfWeek(monday).filter((day) => kindOf(day, span, workingDays, holidays) === 'working' && !away.has(day))
    const logged = new Set(own.map((log) => log.log_date))
    return {
      weekStartsOn: monday,
      number: index + 1,
      status: row?.status ?? 'OPEN',
      logged: own.length,
      expected: days.length,
      missing: days.filter((day) => day < today && !logged.has(day)).length,
      hours: hoursOf(own),
      submitted: own.filter((log) => log.status === 'SUBMITTED').length,
      returned: own.filter((log) => log.status === 'REVISION_REQUESTED').length,
      hasSummary: row?.summary != null,
      changedSince: changedSince(row, own),
    }
  })
  return lines.reverse()
}

const hoursOf = (logs: readonly Pick<WeekLog, 'minutes'>[]): number => logs.reduce((sum, log) => sum + (log.minutes ?? 0), 0) / 60

function kindOf(date: IsoDate, { from, to }: DaySpan, workingDays: readonly number[], holidays: readonly IsoDate[]): WeekDay['kind'] {
  if (date < from || date > to) return 'outside'
  return isExtraDay(date, workingDays, holidays) ? 'rest' : 'working'
}

function dayOf(
  { span, today, placement, holidays }: LoadedWeek,
  date: IsoDate,
  { logs, leave, holiday }: { logs: readonly LogView[]; leave: readonly LeaveView[]; holiday: string | null },
): WeekDay {
  const kind = kindOf(date, span, placement.cohort.workingDays, holidays)
  const log = logs.find((each) => each.logDate === date) ?? null
  const away = leave.find((each) => each.from <= date && date <= each.to)
  return {
    date,
    kind,
    log,
    holiday,
    leave: away ? { id: away.id, kind: away.kind, status: away.status, note: away.note } : null,
    missing: kind === 'working' && date < today && log === null && away?.status !== 'GRANTED',
  }
}

function signOffOf(row: WeekRow | null): WeekView['signOff'] {
  if (!row?.signed_at) return null
  return {
    by: row.signed_by_id && row.signer_name ? { id: row.signed_by_id, name: row.signer_name } : null,
    at: moment(row.signed_at),
    comment: row.comment ?? '',
    logs: row.covered_logs?.length ?? 0,
    hours: (row.covered_minutes ?? 0) / 60,
  }
}

/** Who and where, as the head of a logbook's page says it. */
async function headOf(ctx: Ctx, placementId: string): Promise<WeekView['placement']> {
  const row = await tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('student_profile', (join) =>
      join
        .onRef('student_profile.user_id', '=', 'placement.student_id')
        .onRef('student_profile.institution_id', '=', 'placement.institution_id'),
    )
    .innerJoin('programme', 'programme.id', 'student_profile.programme_id')
    .innerJoin('institution', 'institution.id', 'placement.institution_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .leftJoin('app_user as industrial', 'industrial.id', 'placement.industrial_supervisor_id')
    .leftJoin('app_user as academic', 'academic.id', 'placement.university_supervisor_id')
    .select([
      'student.id as student_id',
      'student.name as student_name',
      'student_profile.registration_number',
      'programme.name as programme_name',
      'institution.name as institution_name',
      'institution.time_zone',
      'organisation.name as organisation_name',
      'site.name as site_name',
      'industrial.id as industrial_id',
      'industrial.name as industrial_name',
      'academic.id as academic_id',
      'academic.name as academic_name',
    ])
    .where('placement.id', '=', placementId)
    .executeTakeFirst()
  if (!row) throw new DomainError('PLACEMENT_NOT_FOUND')
  const person = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name })
  return {
    student: { id: row.student_id, name: row.student_name, registrationNumber: row.registration_number, programme: row.programme_name },
    institution: row.institution_name,
    timeZone: row.time_zone,
    organisation: row.organisation_name,
    site: row.site_name,
    industrialSupervisor: person(row.industrial_id, row.industrial_name),
    universitySupervisor: person(row.academic_id, row.academic_name),
  }
}
