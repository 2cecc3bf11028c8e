import { addDays, type IsoDate, mondayOf } from './calendar.ts'
import { isExtraDay } from './holidays.ts'
import { UNDO_MS } from './limits.ts'
import { type Decision, decide, type Transition } from './machine.ts'
import type { Role } from './roles.ts'

/** Every move a week of a placement can make. The calendar opens it: a week that nobody wrote on is OPEN. What is signed may be signed again once it changed. */
export const WEEK_TRANSITIONS = [
  { event: 'writeSummary', from: 'OPEN', to: 'OPEN', by: 'student', guards: ['underWay', 'asRead'] },
  { event: 'signOff', from: 'OPEN', to: 'SIGNED', by: 'industrialSupervisor', guards: ['underWay', 'over', 'allDecided', 'asRead'] },
  { event: 'signOff', from: 'SIGNED', to: 'SIGNED', by: 'industrialSupervisor', guards: ['changed', 'over', 'allDecided', 'asRead'] },
  { event: 'undoSignOff', from: 'SIGNED', to: 'OPEN', by: 'industrialSupervisor', guards: ['ownLately'] },
] as const satisfies readonly Transition[]

export const WEEK_STATUSES = ['OPEN', 'SIGNED'] as const
export type WeekStatus = (typeof WEEK_STATUSES)[number]
export const WEEK_EVENTS = ['writeSummary', 'signOff', 'undoSignOff'] as const
export type WeekEvent = (typeof WEEK_EVENTS)[number]
export type WeekGuard = 'underWay' | 'asRead' | 'over' | 'allDecided' | 'changed' | 'ownLately'

/** What decides whether something may happen to a week. */
export interface WeekFacts {
  relations: readonly Role[]
  /** The placement was begun, whatever became of it. */
  underWay: boolean
  /** Its last working day has come. */
  over: boolean
  /** No log of it waits for the industrial supervisor or for a new revision of the student. */
  allDecided: boolean
  /** Something of it is not as it was when it was signed. */
  changed: boolean
  /** Summary and logs are those that the person read. */
  asRead: boolean
  /** The sign-off that stands: whether it is the actor's, and its age in milliseconds. */
  signOff: { own: boolean; ageMs: number } | null
}

const GUARDS: Record<WeekGuard, (facts: WeekFacts) => boolean> = {
  underWay: (facts) => facts.underWay,
  asRead: (facts) => facts.asRead,
  over: (facts) => facts.over,
  allDecided: (facts) => facts.allDecided,
  changed: (facts) => facts.changed,
  ownLately: ({ signOff }) => signOff?.own === true && signOff.ageMs <= UNDO_MS,
}

/** Where `event` leads the week, or why it may not happen. */
export const nextWeek = (status: WeekStatus, event: WeekEvent, facts: WeekFacts): Decision<WeekStatus, WeekGuard> =>
  decide<WeekStatus, WeekEvent, WeekGuard>(WEEK_TRANSITIONS, status, event, facts.relations, (guard) => GUARDS[guard](facts))

/** What somebody may do with the week now, if he has read it as it is. */
export const allowedWeekEvents = (status: WeekStatus, facts: Omit<WeekFacts, 'asRead'>): WeekEvent[] =>
  WEEK_EVENTS.filter((event) => nextWeek(status, event, { ...facts, asRead: true }).ok)

/** Days of a placement that may have a log: first and last, both included. */
export interface DaySpan {
  from: IsoDate
  to: IsoDate
}

/** The days of a placement that lie in its season. */
export const spanOf = (dates: {
  placementStartsOn: IsoDate
  placementEndsOn: IsoDate
  cohortStartsOn: IsoDate
  cohortEndsOn: IsoDate
}): DaySpan => ({
  from: dates.placementStartsOn > dates.cohortStartsOn ? dates.placementStartsOn : dates.cohortStartsOn,
  to: dates.placementEndsOn < dates.cohortEndsOn ? dates.placementEndsOn : dates.cohortEndsOn,
})

/** Monday to Sunday. */
export const daysOfWeek = (monday: IsoDate): IsoDate[] => Array.from({ length: 7 }, (_, index) => addDays(monday, index))

/** The Mondays of the weeks that a placement has had until `today`, the present one included, oldest first. */
export function weeksUntil({ from, to }: DaySpan, today: IsoDate): IsoDate[] {
  const last = to < today ? to : today
  const weeks: IsoDate[] = []
  for (let monday = mondayOf(from); monday <= last; monday = addDays(monday, 7)) weeks.push(monday)
  return from <= to ? weeks : []
}

/** From which day on a week can be signed: its last working day that is no holiday, or its last day where it has none. */
export function signableFrom(
  monday: IsoDate,
  { from, to }: DaySpan,
  workingDays: readonly number[],
  holidays: readonly IsoDate[] = [],
): IsoDate {
  const inside = daysOfWeek(monday).filter((day) => day >= from && day <= to)
  return inside.findLast((day) => !isExtraDay(day, workingDays, holidays)) ?? inside.at(-1) ?? addDays(monday, 6)
}

/** A log as a sign-off covers it. */
export interface CoveredLog {
  id: string
  revision: number
}

/** Whether the logs of a week are others than those that its sign-off covers, or one of them waits again. */
export function weekChanged(covered: readonly CoveredLog[], logs: readonly (CoveredLog & { waits: boolean })[]): boolean {
  return logs.some((log) => log.waits) || !sameLogs(covered, logs)
}

/** Whether both name the same logs at the same revisions, in whatever order. */
export function sameLogs(some: readonly CoveredLog[], others: readonly CoveredLog[]): boolean {
  const named = new Set(some.map(({ id, revision }) => `${id}@${revision}`))
  return named.size === others.length && others.every(({ id, revision }) => named.has(`${id}@${revision}`))
}
