import { type Actor, institutionsAs, userIdOf } from '@ipt/domain'
import { relationsTo } from '../policy.ts'
import type { HeardEvent } from './read-events.ts'

/** The people whose roles have to be looked at before it is known whether they hear of an event. Nobody else does. */
export const mayHear = ({ placement, told, coordinators, subjectType, subjectId }: HeardEvent): string[] => [
  ...told,
  ...coordinators,
  ...(subjectType === 'user' ? [subjectId] : []),
  ...(placement
    ? [placement.studentId, placement.industrialSupervisorId, placement.universitySupervisorId].filter((each) => each !== null)
    : []),
]

/**
 * Whether somebody hears of an event: who sees its placement, as the policy has it; where it names none, the coordinators of its
 * institution; who was told by a notification; and whom it is about.
 */
export function hears(actor: Actor, { placement, told, institutionId, subjectType, subjectId }: HeardEvent): boolean {
  const userId = userIdOf(actor)
  if (userId === null) return false
  if (told.includes(userId) || (subjectType === 'user' && subjectId === userId)) return true
  // What somebody does with their own account is nobody else's.
  if (subjectType === 'user') return false
  if (placement) return relationsTo(actor, placement).length > 0
  return institutionId !== null && institutionsAs(actor, 'coordinator').includes(institutionId)
}
