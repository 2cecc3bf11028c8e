import type { Role } from '@ipt/domain'
import type { LogStatus } from '@ipt/log-machine'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export type StaffRole = Exclude<Role, 'student'>

/** What waits for each role, and where it stands in its part of the app. */
export const QUEUES: Record<StaffRole, { status: LogStatus; path: string; label: MessageDescriptor }> = {
  industrialSupervisor: { status: 'SUBMITTED', path: '/industry', label: msg`To review` },
  universitySupervisor: { status: 'VERIFIED_INDUSTRY', path: '/university/validate', label: msg`To validate` },
  coordinator: { status: 'FLAGGED', path: '/coordinator', label: msg`Open flags` },
}
