import { type Actor, holdsRole } from './actor.ts'
import { ROLES, type Role } from './roles.ts'

/** Everybody who is signed in, whatever their roles. */
const ANYONE = ROLES

/**
 * The one permission table: what may be done, and by whom *towards that very thing*. A procedure declares one of these;
 * the door asks whether the actor holds such a role at all, the verb whether the relation to the thing exists.
 */
export const PERMISSIONS = {
  'session.own': ANYONE,
  'profile.edit': ANYONE,
  'notification.own': ANYONE,
  'mail.read': ['coordinator'],
  'mail.sendAgain': ['coordinator'],
  'live.own': ANYONE,
  'placement.read': ['student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'],
  'placement.manage': ['coordinator'],
  'placement.endEarly': ['coordinator'],
  'placement.cancel': ['coordinator'],
  'placement.changePlace': ['coordinator'],
  'placement.complete': ['coordinator'],
  'placement.changeDates': ['coordinator'],
  'placement.supervise': ['coordinator'],
  'placement.assign': ['coordinator'],
  'placement.cancelMany': ['coordinator'],
  'letter.write': ['coordinator'],
  'letter.issue': ['coordinator'],
  'letter.read': ['student', 'coordinator'],
  'file.upload': ['student', 'coordinator'],
  'file.read': ['student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'],
  'arrival.report': ['student'],
  'arrival.confirm': ['industrialSupervisor'],
  'arrival.return': ['industrialSupervisor'],
  'log.read': ['student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'],
  'log.submit': ['student'],
  'log.amend': ['student'],
  'log.resubmit': ['student'],
  'log.verify': ['industrialSupervisor'],
  'log.undoVerify': ['industrialSupervisor'],
  'log.requestRevision': ['industrialSupervisor'],
  'log.withdrawRequest': ['industrialSupervisor'],
  'log.validate': ['universitySupervisor'],
  'log.flag': ['universitySupervisor'],
  'log.clearFlag': ['coordinator'],
  'log.returnToStudent': ['coordinator'],
  'log.void': ['coordinator'],
  'institution.read': ['coordinator'],
  'institution.edit': ['coordinator'],
  'cohort.read': ['coordinator'],
  'cohort.edit': ['coordinator'],
  'cohort.enrol': ['coordinator'],
  'checklist.own': ['student'],
  'checklist.answer': ['student'],
  'checklist.read': ['coordinator'],
  'checklist.edit': ['coordinator'],
  'checklist.check': ['coordinator'],
  'organisation.search': ['student', 'coordinator'],
  'organisation.propose': ['student', 'coordinator'],
  'organisation.read': ['coordinator'],
  'organisation.edit': ['coordinator'],
  'organisation.moderate': ['coordinator'],
  'contact.edit': ['coordinator'],
  'contact.check': ['coordinator'],
  'agreement.edit': ['coordinator'],
  'vacancy.search': ['student'],
  'vacancy.save': ['student'],
  'vacancy.read': ['student', 'industrialSupervisor', 'coordinator'],
  'vacancy.manage': ['industrialSupervisor', 'coordinator'],
  'vacancy.draft': ['industrialSupervisor', 'coordinator'],
  'vacancy.edit': ['industrialSupervisor', 'coordinator'],
  'vacancy.publish': ['coordinator'],
  'vacancy.close': ['coordinator'],
  'vacancy.reopen': ['coordinator'],
  'vacancy.discard': ['industrialSupervisor', 'coordinator'],
  'application.own': ['student'],
  'application.submit': ['student'],
  'application.rank': ['student'],
  'application.accept': ['student'],
  'application.decline': ['student'],
  'application.withdraw': ['student'],
  'application.read': ['industrialSupervisor', 'coordinator'],
  'application.shortlist': ['industrialSupervisor', 'coordinator'],
  'application.waitlist': ['industrialSupervisor', 'coordinator'],
  'application.offer': ['industrialSupervisor', 'coordinator'],
  'application.reject': ['industrialSupervisor', 'coordinator'],
  'application.revokeOffer': ['coordinator'],
  'week.read': ['student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'],
  'week.writeSummary': ['student'],
  'week.signOff': ['industrialSupervisor'],
  'week.undoSignOff': ['industrialSupervisor'],
  'leave.read': ['student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'],
  'leave.ask': ['student'],
  'leave.withdraw': ['student'],
  'leave.grant': ['industrialSupervisor'],
  'leave.decline': ['industrialSupervisor'],
  'leave.undoDecision': ['industrialSupervisor'],
  'comment.read': ['student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'],
  'comment.post': ['student', 'industrialSupervisor', 'universitySupervisor'],
  'comment.withdraw': ['student', 'industrialSupervisor', 'universitySupervisor'],
  'announcement.read': ['student', 'industrialSupervisor', 'universitySupervisor'],
  'announcement.publish': ['coordinator'],
  'announcement.retract': ['coordinator'],
  'calendar.own': ANYONE,
  'list.export': ['coordinator'],
  'placement.propose': ['student'],
  'placement.seeFind': ['student', 'coordinator'],
  'placement.confirm': ['coordinator'],
  'audit.read': ['coordinator'],
  'dashboard.read': ['coordinator'],
  'person.read': ['coordinator'],
  'person.add': ['coordinator'],
  'person.correct': ['coordinator'],
  'person.invite': ['coordinator'],
  'person.changeRoles': ['coordinator'],
  'person.suspend': ['coordinator'],
  'person.merge': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

/** Whether `name` stands in the table. Doors check it when they are built, so a typing error ends the start, not a request. */
export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name)

/** Whether the actor holds any role that the permission is open to. The relation to the thing is the verb's question. */
export const mayTry = (actor: Actor, permission: Permission): boolean => PERMISSIONS[permission].some((role) => holdsRole(actor, role))

/** Whether one of the `relations` that somebody has to a thing carries the permission. */
export const permits = (permission: Permission, relations: readonly Role[]): boolean => {
  const open: readonly Role[] = PERMISSIONS[permission]
  return relations.some((relation) => open.includes(relation))
}
