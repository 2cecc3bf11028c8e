import type { Actor } from './actor.ts'
import { mayTry, type Permission } from './permissions.ts'
import { SCOPES, type Scope } from './scopes.ts'

/**
 * The scope that each permission needs of a token or key. Null: none will do, a person has to be signed in. So no token makes a token, ends
 * a session, changes a password, makes an address that is worth a password, or looks at somebody's pages.
 */
export const SCOPE_OF = {
  'session.own': null,
  'profile.edit': null,
  'notification.own': 'notifications:write',
  'mail.read': 'reports:read',
  'mail.sendAgain': 'people:write',
  'live.own': null,
  'placement.read': 'placements:read',
  'placement.manage': 'placements:read',
  'placement.endEarly': 'placements:write',
  'placement.cancel': 'placements:write',
  'placement.changePlace': 'placements:write',
  'placement.complete': 'placements:write',
  'placement.changeDates': 'placements:write',
  'placement.supervise': 'placements:write',
  'placement.assign': 'placements:write',
  'placement.cancelMany': 'placements:write',
  'letter.write': 'placements:write',
  'letter.issue': 'placements:write',
  'letter.read': 'placements:read',
  'file.upload': 'files:write',
  'file.read': 'files:read',
  'arrival.report': 'placements:write',
  'arrival.confirm': 'placements:write',
  'arrival.return': 'placements:write',
  'log.read': 'logs:read',
  'log.submit': 'logs:write',
  'log.amend': 'logs:write',
  'log.resubmit': 'logs:write',
  'log.verify': 'logs:write',
  'log.undoVerify': 'logs:write',
  'log.requestRevision': 'logs:write',
  'log.withdrawRequest': 'logs:write',
  'log.validate': 'logs:write',
  'log.flag': 'logs:write',
  'log.clearFlag': 'logs:write',
  'log.returnToStudent': 'logs:write',
  'log.void': 'logs:write',
  'institution.read': 'institution:read',
  'institution.edit': 'institution:write',
  'cohort.read': 'seasons:read',
  'cohort.edit': 'seasons:write',
  'cohort.enrol': 'seasons:write',
  'checklist.own': 'seasons:read',
  'checklist.answer': 'seasons:write',
  'checklist.read': 'seasons:read',
  'checklist.edit': 'seasons:write',
  'checklist.check': 'seasons:write',
  'organisation.search': 'hosts:read',
  'organisation.propose': 'hosts:write',
  'organisation.read': 'hosts:read',
  'organisation.edit': 'hosts:write',
  'organisation.moderate': 'hosts:write',
  'contact.edit': 'hosts:write',
  'contact.check': 'hosts:write',
  'agreement.edit': 'hosts:write',
  'vacancy.search': 'vacancies:read',
  'vacancy.save': 'vacancies:write',
  'vacancy.read': 'vacancies:read',
  'vacancy.manage': 'vacancies:read',
  'vacancy.draft': 'vacancies:write',
  'vacancy.edit': 'vacancies:write',
  'vacancy.publish': 'vacancies:write',
  'vacancy.close': 'vacancies:write',
  'vacancy.reopen': 'vacancies:write',
  'vacancy.discard': 'vacancies:write',
  'application.own': 'applications:read',
  'application.submit': 'applications:write',
  'application.rank': 'applications:write',
  'application.accept': 'applications:write',
  'application.decline': 'applications:write',
  'application.withdraw': 'applications:write',
  'application.read': 'applications:read',
  'application.shortlist': 'applications:write',
  'application.waitlist': 'applications:write',
  'application.offer': 'applications:write',
  'application.reject': 'applications:write',
  'application.revokeOffer': 'applications:write',
  'week.read': 'logs:read',
  'week.writeSummary': 'logs:write',
  'week.signOff': 'logs:write',
  'week.undoSignOff': 'logs:write',
  'leave.read': 'logs:read',
  'leave.ask': 'logs:write',
  'leave.withdraw': 'logs:write',
  'leave.grant': 'logs:write',
  'leave.decline': 'logs:write',
  'leave.undoDecision': 'logs:write',
  'comment.read': 'logs:read',
  'comment.post': 'logs:write',
  'comment.withdraw': 'logs:write',
  'announcement.read': 'seasons:read',
  'announcement.publish': 'seasons:write',
  'announcement.retract': 'seasons:write',
  'calendar.own': null,
  'list.export': 'reports:read',
  'import.edit': 'people:write',
  'placement.propose': 'placements:write',
  'placement.seeFind': 'placements:read',
  'placement.confirm': 'placements:write',
  'audit.read': 'reports:read',
  'dashboard.read': 'reports:read',
  'person.read': 'people:read',
  'person.add': 'people:write',
  'person.correct': 'accounts:write',
  'person.invite': 'people:write',
  'person.changeRoles': 'accounts:write',
  'person.suspend': 'accounts:write',
  'person.merge': 'accounts:write',
  'person.handOver': null,
  'person.viewAs': null,
  // An endpoint hears of more than its maker's token may read.
  'webhook.manage': null,
  'token.own': null,
  'key.read': null,
  'key.manage': null,
} as const satisfies Record<Permission, Scope | null>

/** What only a person signed in may do, by no token. */
export type SessionPermission = { [Each in Permission]: (typeof SCOPE_OF)[Each] extends null ? Each : never }[Permission]

/** What bears the name of whoever did it, or is theirs: a key is nobody. */
const IN_PERSON: ReadonlySet<Permission> = new Set([
  'announcement.publish',
  'announcement.retract',
  'file.upload',
  'import.edit',
  'log.void',
  'notification.own',
])

/** What keeps an actor from a permission that their roles are open to: `scope`, a scope that the token lacks; `session`, no token may. Null: nothing. */
export function withheld(actor: Actor, permission: Permission): { by: 'scope'; scope: Scope } | { by: 'session' | 'person' } | null {
  const scopes = actor.kind === 'key' ? actor.scopes : actor.kind === 'user' ? actor.token?.scopes : undefined
  if (scopes === undefined) return null
  const scope = SCOPE_OF[permission]
  if (scope === null) return { by: 'session' }
  if (actor.kind === 'key' && IN_PERSON.has(permission)) return { by: 'person' }
  return scopes.includes(scope) ? null : { by: 'scope', scope }
}

/** Whether the actor may try it: by a role, and by the token where one acts. */
export const mayReach = (actor: Actor, permission: Permission): boolean => mayTry(actor, permission) && withheld(actor, permission) === null

/** The scopes that open anything to somebody, in the order of the table: what may be given to a token of theirs. */
export const scopesFor = (actor: Actor): Scope[] => {
  const whole = actor.kind === 'key' ? { ...actor, scopes: SCOPES } : actor
  const open = new Set((Object.keys(SCOPE_OF) as Permission[]).filter((each) => mayReach(whole, each)).map((each) => SCOPE_OF[each]))
  return SCOPES.filter((scope) => open.has(scope))
}
