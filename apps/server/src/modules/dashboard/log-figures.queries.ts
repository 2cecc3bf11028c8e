import type { DashboardView } from '@ipt/contracts'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { WAITING } from './log-totals.projection.ts'

const WEEK = 7
const dayBefore = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)

/** What the logs of a season come to: those that wait, and each week's. From the totals alone. */
export async function logsOf(
  ctx: Ctx,
  cohortId: string,
  deadlines: DashboardView['deadlines'],
): Promise<Pick<DashboardView, 'waiting' | 'weeks'>> {
  const db = tables(ctx.em)
  const [waits, weeks] = await Promise.all([
    db.selectFrom('log_wait_total').select(['status', 'since_on', 'logs']).where('cohort_id', '=', cohortId).execute(),
    db.selectFrom('log_week_total').select(['week', 'status', 'logs']).where('cohort_id', '=', cohortId).orderBy('week').execute(),
  ])
  const now = ctx.clock()
  return {
    waiting: WAITING.map((status) => {
      const rows = waits.filter((row) => row.status === status)
      const upTo = (day: string) => count(rows.filter((row) => row.since_on <= day))
      const within = status === 'SUBMITTED' || status === 'VERIFIED_INDUSTRY' ? deadlines[status] : null
      return {
        status,
        logs: count(rows),
        oldestOn: rows.map((row) => row.since_on).sort()[0] ?? null,
        overWeek: upTo(dayBefore(now, WEEK)),
        overdue: within === null ? 0 : upTo(dayBefore(now, within + 1)),
      }
    }),
    weeks: [...Map.groupBy(weeks, ({ week }) => week)].map(([startsOn, rows]) => {
      const of = (...statuses: string[]) => count(rows.filter(({ status }) => statuses.includes(status)))
      const validated = of('VERIFIED_ACADEMIC')
      const verified = validated + of('VERIFIED_INDUSTRY', 'FLAGGED')
      return { startsOn, logged: verified + of('SUBMITTED', 'REVISION_REQUESTED'), verified, validated }
    }),
  }
}

const count = (rows: readonly { logs: number }[]): number => rows.reduce((all, { logs }) => all + logs, 0)

/** Industrial supervisors whose logs wait for longer than the season allows, or than a week where it says nothing; ten at most, the slowest first. */
export async function slowSupervisors(ctx: Ctx, cohortId: string, within: number | null): Promise<DashboardView['slow']> {
  const now = ctx.clock()
  const days = within === null ? WEEK : within + 1
  const { rows } = await sql<{ id: string; name: string; logs: number; since: Date | string }>`
    select app_user.id, app_user.name, count(*)::int as logs, min(log_standing.since) as since
    from log_standing
    join log_entry on log_entry.id = log_standing.log_id
    join placement on placement.id = log_entry.placement_id
    join app_user on app_user.id = placement.industrial_supervisor_id
    where log_standing.cohort_id = ${cohortId} and log_standing.status = 'SUBMITTED'
      and (log_standing.since at time zone 'UTC')::date <= ${dayBefore(now, days)}::date
    group by app_user.id order by since limit 10`.execute(tables(ctx.em))
  return rows.map(({ id, name, logs, since }) => ({
    person: { id, name },
    logs,
    days: Math.floor((now.getTime() - new Date(since).getTime()) / 86_400_000),
  }))
}
