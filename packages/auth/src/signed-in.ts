import type { Language, RoleHeld } from '@ipt/domain'

/** The person behind a request, as the database has them at this very moment. */
export interface SignedIn {
  /** The session's row: names it in logs and ends it, but signs nobody in. */
  sessionId: string
  userId: string
  name: string
  email: string
  language: Language
  /** Of the memberships that hold now. */
  roles: RoleHeld[]
}
