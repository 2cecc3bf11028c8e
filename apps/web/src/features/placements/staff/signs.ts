import type { PlacementView } from '@ipt/contracts'
import { addDays, countExpectedDays, dateIn, type IsoDate } from '@ipt/domain'

/** Working days without a log, or without an answer, from which somebody should look. */
export const RULE_DAYS = 3
/** The part of the working days that should have a log. */
const RULE_PART = 0.8

/**
 * Something about a placement that a supervisor or coordinator should know, with what it was seen by. `days` are working days of the
 * cohort that are over; `urgent`: somebody should act.
 */
export type Sign = { urgent: boolean } & (
  | { kind: 'silent'; days: number; last: IsoDate | null }
  | { kind: 'arrivalNotReported'; days: number; since: IsoDate }
  | { kind: 'arrivalNotConfirmed'; days: number; reportedOn: IsoDate }
  | { kind: 'arrivalReturned'; reportedOn: IsoDate }
  | { kind: 'missing'; days: number; passed: number; logged: number }
  | { kind: 'flagged'; count: number }
)

type Seen = Pick<
  PlacementView,
  | 'status'
  | 'startsOn'
  | 'endsOn'
  | 'today'
  | 'cohort'
  | 'institution'
  | 'arrival'
  | 'logs'
  | 'days'
  | 'leaveDays'
  | 'holidays'
  | 'lastLogDate'
>

/** What can be seen of a placement now, the gravest first. Empty: nothing to see to. */
export function signsOf(placement: Seen): Sign[] {
  const { status, logs } = placement
  const signs: Sign[] = []
  if (status === 'CONFIRMED' && !placement.arrival) signs.push(...notReported(placement))
  if (status === 'ACTIVE') signs.push(...missingLogs(placement))
  if (status === 'ACTIVE' || status === 'CONFIRMED') signs.push(...unanswered(placement))
  // A flag is with the coordinator already, who has a list of them.
  if (logs.flagged > 0) signs.push({ kind: 'flagged', count: logs.flagged, urgent: false })
  return signs.sort((a, b) => Number(b.urgent) - Number(a.urgent))
}

/** The working days, without holidays, from `from` on that are over: today isn't yet. */
function daysOver({ today, endsOn, cohort, holidays }: Seen, from: IsoDate): number {
  const yesterday = addDays(today, -1)
  return countExpectedDays(from, endsOn < yesterday ? endsOn : yesterday, cohort.workingDays, holidays)
}

function notReported(placement: Seen): Sign[] {
  const days = daysOver(placement, placement.startsOn)
  return days > 0 ? [{ kind: 'arrivalNotReported', days, since: placement.startsOn, urgent: true }] : []
}

function unanswered(placement: Seen): Sign[] {
  const { arrival, institution } = placement
  if (!arrival || arrival.status === 'CONFIRMED') return []
  const reportedOn = dateIn(institution.timeZone, new Date(arrival.reportedAt))
  if (arrival.status === 'RETURNED') return [{ kind: 'arrivalReturned', reportedOn, urgent: false }]
  const days = daysOver(placement, addDays(reportedOn, 1))
  return [{ kind: 'arrivalNotConfirmed', days, reportedOn, urgent: days >= RULE_DAYS }]
}

/** A silence at the end says more than the same days counted as missing, so those are told once. */
function missingLogs(placement: Seen): Sign[] {
  const { lastLogDate: last, startsOn, today, arrival, days, leaveDays } = placement
  const arrivedOn = arrival?.arrivedOn ?? startsOn
  const from = last ? addDays(last, 1) : arrivedOn > startsOn ? arrivedOn : startsOn
  const silence = daysOver(placement, from) - leaveDays.filter((day) => from <= day && day < today).length
  const silent = silence >= RULE_DAYS
  const missing = days.passed - days.logged - (silent ? silence : 0)
  const signs: Sign[] = silent ? [{ kind: 'silent', days: silence, last, urgent: true }] : []
  if (missing > 0)
    signs.push({ kind: 'missing', days: missing, ...days, urgent: missing >= RULE_DAYS && days.logged < RULE_PART * days.passed })
  return signs
}

export const needsSomebody = (placement: Seen): boolean => signsOf(placement).some((sign) => sign.urgent)

/** Most at risk first, then most to do, then by name. */
export const byRisk = <P extends Seen & Pick<PlacementView, 'student'>>(placements: readonly P[]): P[] =>
  placements
    .map((placement) => ({ placement, risk: riskOf(placement) }))
    .sort(
      (a, b) =>
        b.risk - a.risk ||
        b.placement.logs.verified - a.placement.logs.verified ||
        a.placement.student.name.localeCompare(b.placement.student.name),
    )
    .map(({ placement }) => placement)

/** Days of the gravest sign, above every flag, above the rest. */
const riskOf = (placement: Seen): number =>
  Math.max(0, ...signsOf(placement).map((sign) => (sign.urgent && 'days' in sign ? 1 + sign.days : sign.kind === 'flagged' ? 1 : 0)))
