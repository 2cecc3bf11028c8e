import type { IsoDate, Role } from '@ipt/domain'
import { ROLE_PLACES } from '../../../lib/roles.ts'

/** The page of one week, in somebody's part of the app. */
export const weekPath = (role: Role, placementId: string, monday: IsoDate): string =>
  role === 'student'
    ? `/student/weeks/${monday}?placement=${placementId}`
    : `${ROLE_PLACES[role].path}/placements/${placementId}/weeks/${monday}`
