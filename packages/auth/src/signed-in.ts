import type { Language, RoleHeld } from '@ipt/domain'

/** A coordinator who looks at somebody's pages. At `until` they are themselves again. */
export interface Viewer {
  userId: string
  name: string
  until: Date
}

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
  /** Whose session it is, where they look at the pages of this person: they read, and nothing else. */
  viewer: Viewer | null
}
