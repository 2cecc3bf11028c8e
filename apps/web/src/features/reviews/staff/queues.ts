import type { Role } from '@ipt/domain'
import type { LogStatus } from '@ipt/log-machine'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export type StaffRole = Exclude<Role, 'student'>

/** What waits for each role, in which order, where it stands in its part of the app, and where each of it is opened. */
export const QUEUES: Record<
  StaffRole,
  { status: LogStatus; order: 'oldest' | 'weeks'; path: string; each: string; label: MessageDescriptor }
> = {
  industrialSupervisor: { status: 'SUBMITTED', order: 'weeks', path: '/industry', each: '/industry/logs', label: msg`To review` },
  universitySupervisor: {
    status: 'VERIFIED_INDUSTRY',
    order: 'oldest',
    path: '/university/validate',
    each: '/university/logs',
    label: msg`To validate`,
  },
  coordinator: { status: 'FLAGGED', order: 'oldest', path: '/coordinator', each: '/coordinator/flags', label: msg`Open flags` },
}
