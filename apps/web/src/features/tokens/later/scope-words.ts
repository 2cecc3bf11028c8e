import type { Scope } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What each scope lets a program do. A new scope is a type error until it has words. */
export const SCOPE_WORDS: Record<Scope, MessageDescriptor> = {
  'logs:read': msg`Read logs, weeks, leave and comments`,
  'logs:write': msg`Write and decide logs, weeks, leave and comments`,
  'placements:read': msg`Read placements and letters`,
  'placements:write': msg`Make and change placements, arrival notes and letters`,
  'vacancies:read': msg`Read vacancies`,
  'vacancies:write': msg`Write, publish and close vacancies`,
  'applications:read': msg`Read applications`,
  'applications:write': msg`Send and decide applications`,
  'people:read': msg`Read people`,
  'people:write': msg`Put people down, import and invite them`,
  'accounts:write': msg`Correct, suspend and merge accounts, give roles: with it anybody can be made a coordinator`,
  'hosts:read': msg`Read hosts, contacts and agreements`,
  'hosts:write': msg`Change hosts, contacts and agreements`,
  'seasons:read': msg`Read seasons, checklists and announcements`,
  'seasons:write': msg`Change seasons and checklists, enrol students, announce`,
  'institution:read': msg`Read the settings`,
  'institution:write': msg`Change the settings`,
  'files:read': msg`Read files`,
  'files:write': msg`Upload files`,
  'reports:read': msg`Read figures, the record and the outbox, and all lists as files`,
  'notifications:write': msg`Read notices and mark them as read`,
}
