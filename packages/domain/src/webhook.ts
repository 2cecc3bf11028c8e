/**
 * What a webhook can be told of: the public name, which never changes, and what the record calls it. People and their accounts are not
 * among it; neither is anything that a person wrote.
 */
export const WEBHOOK_EVENTS = {
  'log.submitted': 'log.submitted',
  'log.amended': 'log.amended',
  'log.resubmitted': 'log.resubmitted',
  'log.returned': 'log.returned',
  'log.return_withdrawn': 'log.requestWithdrawn',
  'log.verified': 'log.verified',
  'log.verification_undone': 'log.verifyUndone',
  'log.validated': 'log.validated',
  'log.flagged': 'log.flagged',
  'log.flag_cleared': 'log.flagCleared',
  'log.returned_by_coordinator': 'log.returnedToStudent',
  'log.voided': 'log.voided',
  'week.summary_written': 'week.summaryWritten',
  'week.signed_off': 'week.signed',
  'week.sign_off_undone': 'week.signOffUndone',
  'arrival.reported': 'arrival.reported',
  'arrival.confirmed': 'arrival.confirmed',
  'arrival.returned': 'arrival.returned',
  'leave.asked': 'leave.asked',
  'leave.granted': 'leave.granted',
  'leave.declined': 'leave.declined',
  'leave.withdrawn': 'leave.withdrawn',
  'leave.decision_undone': 'leave.decisionUndone',
  'placement.proposed': 'placement.proposed',
  'placement.proposal_withdrawn': 'placement.withdrawn',
  'placement.confirmed': 'placement.confirmed',
  'placement.activated': 'placement.activated',
  'placement.completed': 'placement.completed',
  'placement.ended_early': 'placement.endedEarly',
  'placement.cancelled': 'placement.cancelled',
  'placement.moved': 'placement.moved',
  'placement.dates_changed': 'placement.datesChanged',
  'placement.supervisor_changed': 'placement.supervisorChanged',
  'vacancy.published': 'vacancy.published',
  'vacancy.closed': 'vacancy.closed',
  'vacancy.reopened': 'vacancy.reopened',
  'application.submitted': 'application.submitted',
  'application.withdrawn': 'application.withdrawn',
  'application.shortlisted': 'application.shortlisted',
  'application.waitlisted': 'application.waitlisted',
  'application.rejected': 'application.rejected',
  'application.offered': 'application.offered',
  'application.offer_revoked': 'application.offerRevoked',
  'application.offer_expired': 'application.expired',
  'application.accepted': 'application.accepted',
  'application.declined': 'application.declined',
} as const satisfies Record<`${string}.${string}`, `${string}.${string}`>

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS
export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEventType[]

/** A message that somebody sends to see whether it arrives. Every endpoint gets it, whatever it chose. */
export const PING = 'ping'
export type WebhookMessageType = WebhookEventType | typeof PING

/** Gets what it chose · keeps it until it goes on · was switched off by the platform: gets and keeps nothing. */
export const WEBHOOK_STATES = ['ACTIVE', 'PAUSED', 'OFF'] as const
export type WebhookState = (typeof WEBHOOK_STATES)[number]

/** Why the platform switched an endpoint off: it answered 410, or nothing arrived for days. */
export const WEBHOOK_OFF_REASONS = ['GONE', 'FAILING'] as const
export type WebhookOffReason = (typeof WEBHOOK_OFF_REASONS)[number]

/** To be tried, or tried again · taken · given up. */
export const DELIVERY_STATES = ['WAITING', 'DELIVERED', 'FAILED'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/**
 * Why a try failed: an answer other than 2xx · a redirect, which is not followed · no answer in time · a name that leads nowhere · an
 * address that nothing is sent to · http where https is needed · no secure connection · no connection · a secret that can't be read.
 */
export const DELIVERY_FAULTS = ['STATUS', 'REDIRECT', 'TIMEOUT', 'NAME', 'ADDRESS', 'INSECURE', 'TLS', 'CONNECTION', 'SECRET'] as const
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number]

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The pauses between tries: eight tries, the last of them about a day after the first. */
const PAUSES_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 8 * HOUR, 8 * HOUR] as const
export const WEBHOOK_TRIES = PAUSES_MS.length + 1

/** By how much a pause is longer or shorter than it says, so that what failed together does not come back together. */
const JITTER = 0.1

/** How long to wait after so many tries, in milliseconds; null when there is no other. `chance` is a random number from 0 to 1. */
export function pauseAfter(tries: number, chance: number): number | null {
  const pause = PAUSES_MS[tries - 1]
  return pause === undefined ? null : Math.round(pause * (1 + JITTER * (2 * chance - 1)))
}

/** An endpoint that nothing reached for so long is switched off. */
export const WEBHOOK_FAILING_MS = 5 * 24 * HOUR
/** A secret that was replaced still signs for so long, beside the new one. */
export const WEBHOOK_OVERLAP_MS = 24 * HOUR
/** What was sent is shown for so long. */
export const WEBHOOK_KEEP_DAYS = 30
