import type { Role } from './roles.ts'

/** Whom an announcement can be for: everybody but the coordinators, who write them. */
export const ANNOUNCEMENT_ROLES = ['student', 'industrialSupervisor', 'universitySupervisor'] as const satisfies readonly Role[]
export type AnnouncementRole = (typeof ANNOUNCEMENT_ROLES)[number]
