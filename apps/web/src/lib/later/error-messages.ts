import type { ErrorCode } from '@ipt/contracts/errors'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { FirstCode } from '../error-messages.ts'

/** The refusals that no first screen meets, in words: they come with the screens that do. */
export const LATER_MESSAGES: Record<Exclude<ErrorCode, FirstCode>, MessageDescriptor> = {
  STALE_VERSION: msg`Somebody else changed this since you opened it. What you typed is still here.`,
  COHORT_NOT_FOUND: msg`There is no such season, or it is not yours to see.`,
  ORGANISATION_NOT_FOUND: msg`There is no such host, or it is not yours to see.`,
  CODE_TAKEN: msg`This code is in use already. Choose another one.`,
  LOGS_OUTSIDE: msg`Logs that students have written would fall outside of the season. Choose other dates.`,
  HAS_PLACEMENT: msg`Somebody chosen here has a live placement in this season. End that first.`,
  CHECKLIST_OPEN: msg`Something on the checklist is still open. Finish it first.`,
  ORGANISATION_IN_USE: msg`Students are placed at this host, so it stays. Merge it if it is a duplicate.`,
  MERGE_REFUSED: msg`These two cannot be merged. What everybody sees is merged only into what everybody sees.`,
  CONTACT_IS_STUDENT: msg`This address belongs to a student. Nobody vouches for himself: enter the supervisor's own.`,
  CONTACT_UNCHECKED: msg`This contact is not checked yet. Check it on the page of the host first.`,
  CONTACT_HAS_ACCOUNT: msg`This person signs in, or is known elsewhere too. Only they can change their address.`,
  EMAIL_TAKEN: msg`This address belongs to somebody already.`,
  VACANCY_NOT_FOUND: msg`There is no such vacancy, or it is not yours to see.`,
  APPLICATION_NOT_FOUND: msg`There is no such application, or it is not yours to see.`,
  SLOTS_TAKEN: msg`More places than that are taken or offered already.`,
  DEADLINE_OVER: msg`The last day for applying has passed. Set a later one first.`,
  APPLICATIONS_CLOSED: msg`No more applications are taken here. What you wrote is kept.`,
  APPLICATION_LIMIT: msg`You have as many open applications as you may. Withdraw one first.`,
  ALREADY_APPLIED: msg`You have applied here already.`,
  ALREADY_PLACED: msg`There is a placement in this season already.`,
  NOT_ENROLLED: msg`You are not in this season any more. Ask your coordinator.`,
  NO_FREE_SLOT: msg`Every place is taken or offered. Add a place, or wait until one is free.`,
  OFFER_EXPIRED: msg`The time for answering this offer is over. Ask your coordinator.`,
}
