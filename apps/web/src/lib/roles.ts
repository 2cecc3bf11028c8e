import type { Role } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** Everybody's own page; it is shown in the frame of one of their roles. */
export const ACCOUNT_PATH = '/account'

/** Where each role's screens live, and what it is called. A new role is a type error until it has all of it. */
export const ROLE_PLACES: Record<Role, { path: string; label: MessageDescriptor }> = {
  student: { path: '/student', label: msg`Student` },
  industrialSupervisor: { path: '/industry', label: msg`Industrial supervisor` },
  universitySupervisor: { path: '/university', label: msg`University supervisor` },
  coordinator: { path: '/coordinator', label: msg`Coordinator` },
}
