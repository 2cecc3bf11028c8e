import { type EventData, Placement, Week } from '@ipt/db'
import {
  addDays,
  type CoveredLog,
  type DaySpan,
  dateIn,
  type IsoDate,
  nextWeek,
  type Role,
  sameLogs,
  signableFrom,
  spanOf,
  userIdOf,
  type WeekEvent,
  type WeekFacts,
  type WeekStatus,
  weekChanged,
} from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { peopleOf, relationsTo, visiblePlacements } from '../../kernel/policy.ts'
import { type Ctx, LostRace } from '../../kernel/use-case.ts'
import { holidaysBetween } from '../institutions/index.ts'
import { logsBetween, type WeekLog, type WeekRow, weekRows } from './week-rows.ts'

/** One week of a placement, what was said of it, its logs, and what the actor is to it. */
export interface LoadedWeek {
  placement: Placement
  relations: Role[]
  span: DaySpan
  today: IsoDate
  /** Of the institution, within the span. */
  holidays: IsoDate[]
  startsOn: IsoDate
  /** Null until somebody said something. */
  row: WeekRow | null
  logs: WeekLog[]
}

/** The placement, if the actor may see it, with its span and its today. PLACEMENT_NOT_FOUND. */
export async function loadPlacement(
  tx: Ctx,
  id: string,
): Promise<Pick<LoadedWeek, 'placement' | 'relations' | 'span' | 'today' | 'holidays'>> {
  const placement = await tx.em.findOne(Placement, { $and: [{ id }, visiblePlacements(tx.actor)] }, { populate: ['cohort', 'institution'] })
  if (!placement) throw new DomainError('PLACEMENT_NOT_FOUND')
  const { startsOn, endsOn, cohort, institution } = placement
  const span = spanOf({
    placementStartsOn: startsOn,
    placementEndsOn: endsOn,
    cohortStartsOn: cohort.startsOn,
    cohortEndsOn: cohort.endsOn,
  })
  return {
    placement,
    relations: relationsTo(tx.actor, peopleOf(placement)),
    span,
    today: dateIn(institution.timeZone, tx.clock()),
    holidays: await holidaysBetween(tx.em, institution.id, span.from, span.to),
  }
}

/** The week, if the actor may see it and it has begun. PLACEMENT_NOT_FOUND, WEEK_NOT_FOUND. */
export async function loadWeek(tx: Ctx, placementId: string, startsOn: IsoDate): Promise<LoadedWeek> {
  const of = await loadPlacement(tx, placementId)
  const endsOn = addDays(startsOn, 6)
  if (startsOn > of.today || startsOn > of.span.to || endsOn < of.span.from) throw new DomainError('WEEK_NOT_FOUND')
  const [rows, logs] = await Promise.all([weekRows(tx, placementId, startsOn), logsBetween(tx, placementId, startsOn, endsOn)])
  return { ...of, startsOn, row: rows[0] ?? null, logs }
}

const WAITS: readonly string[] = ['SUBMITTED', 'REVISION_REQUESTED']
const waits = ({ status }: Pick<WeekLog, 'status'>): boolean => WAITS.includes(status)

/** Whether something of a signed week is not as it was then. */
export const changedSince = (row: WeekRow | null, logs: readonly WeekLog[]): boolean =>
  row?.covered_logs != null &&
  weekChanged(
    row.covered_logs,
    logs.map((log) => ({ ...log, waits: waits(log) })),
  )

const BEGUN = new Set(['ACTIVE', 'COMPLETED', 'ENDED_EARLY'])

/** What decides on a week, as far as it does not depend on what the person read. */
export const factsOf = (
  ctx: Ctx,
  { placement, relations, span, today, holidays, startsOn, row, logs }: LoadedWeek,
): Omit<WeekFacts, 'asRead'> => ({
  relations,
  underWay: BEGUN.has(placement.status),
  over: today >= signableFrom(startsOn, span, placement.cohort.workingDays, holidays),
  allDecided: !logs.some(waits),
  changed: changedSince(row, logs),
  signOff: row?.signed_at
    ? { own: row.signed_by_id === userIdOf(ctx.actor), ageMs: ctx.clock().getTime() - new Date(row.signed_at).getTime() }
    : null,
})

/** What the person had on screen. What is left out means the current one. */
export interface WeekRead {
  revision?: number | undefined
  logs?: readonly CoveredLog[] | undefined
}

/** Where `event` leads the week, or the refusal that says what to mend. */
export function decidedWeek(tx: Ctx, week: LoadedWeek, event: WeekEvent, read: WeekRead = {}): WeekStatus {
  const { row, logs, startsOn, span, placement, holidays } = week
  const current = row?.revision ?? 0
  const asRead = (read.revision ?? current) === current && (read.logs === undefined || sameLogs(read.logs, logs))
  const status = row?.status ?? 'OPEN'
  const decision = nextWeek(status, event, { ...factsOf(tx, week), asRead })
  if (decision.ok) return decision.to
  switch (decision.code === 'GUARD' ? decision.guard : decision.code) {
    case 'NOT_YOURS':
      throw new DomainError('NOT_YOURS')
    case 'over': {
      const from = signableFrom(startsOn, span, placement.cohort.workingDays, holidays)
      throw new DomainError('WEEK_NOT_OVER', { detail: `This week can be signed from ${from} on.`, facts: { from } })
    }
    case 'allDecided': {
      const daysIn = (wanted: string) => logs.flatMap((log) => (log.status === wanted ? [log.log_date] : [])).join(', ')
      const [submitted, returned] = [daysIn('SUBMITTED'), daysIn('REVISION_REQUESTED')]
      const waiting = [submitted && `${submitted} wait for you`, returned && `${returned} wait for the student`].filter(Boolean)
      throw new DomainError('WEEK_UNDECIDED', { detail: `${waiting.join('; ')}.`, facts: { submitted, returned } })
    }
    case 'asRead':
      throw new DomainError('STALE_REVISION', {
        detail: 'The week was changed since you read it. Read it again.',
        facts: { revision: current },
      })
    case 'ownLately':
      throw new DomainError('UNDO_OVER', { detail: 'Only your own sign-off can be taken back, for 15 minutes.' })
    case 'underWay':
      throw new DomainError('WRONG_STATE', {
        detail: `The placement is ${placement.status}: its weeks have not begun.`,
        facts: { status: placement.status },
      })
    default:
      throw new DomainError('WRONG_STATE', { detail: `The week is ${status}.`, facts: { status } })
  }
}

type Words = Partial<
  Pick<Week, 'summary' | 'summaryAt' | 'revision' | 'signedAt' | 'comment' | 'coveredLogs' | 'coveredMinutes'> & { signedBy: string | null }
>

interface WeekMove {
  kind: 'week.summaryWritten' | 'week.signed' | 'week.signOffUndone'
  role: Role
  to: WeekStatus
  words: Words
  data?: EventData
  /** What was said, for the record: the row keeps the last words alone. */
  comment?: string
  requestId?: string | undefined
}

/** The one place that writes a week: the row is made by the first words. A rival's write since it was loaded throws LostRace. */
export async function moveWeek(tx: Ctx, { placement, startsOn, row }: LoadedWeek, { to, words, data, ...act }: WeekMove): Promise<void> {
  const id = row?.id ?? tx.newId()
  const revision = words.revision ?? row?.revision ?? 0
  if (row) {
    const changed = await tx.em.nativeUpdate(Week, { id, version: row.version }, { ...words, status: to, version: row.version + 1 })
    if (changed !== 1) throw new LostRace()
  } else
    await tx.em.insert(Week, {
      id,
      institution: placement.institution.id,
      placement: placement.id,
      startsOn,
      ...words,
      status: to,
      version: 1,
      revision,
    })
  await record(tx, {
    ...act,
    subject: { type: 'week', id },
    institutionId: placement.institution.id,
    from: row?.status ?? 'OPEN',
    to,
    revision,
    data: {
      placementId: placement.id,
      weekStartsOn: startsOn,
      studentId: placement.student.id,
      industrialSupervisorId: placement.industrialSupervisor?.id ?? null,
      universitySupervisorId: placement.universitySupervisor?.id ?? null,
      ...data,
    },
    at: tx.clock(),
  })
}
