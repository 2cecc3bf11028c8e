import type { Language, RoleHeld, Scope } from '@ipt/domain'

/** A coordinator who looks at somebody's pages. At `until` they are themselves again. */
export interface Viewer {
  userId: string
  name: string
  until: Date
}

/** The person behind a request, as the database has them at this very moment. */
export interface SignedIn {
  /** The session's row: names it in logs and ends it, but signs nobody in. Where a personal token acts, the token's. */
  sessionId: string
  userId: string
  name: string
  email: string
  language: Language
  /** Of the memberships that hold now. */
  roles: RoleHeld[]
  /** Whose session it is, where they look at the pages of this person: they read, and nothing else. */
  viewer: Viewer | null
  /** The personal token by which they came, where it is no session. */
  token: { id: string; scopes: readonly Scope[] } | null
}

/** An institution for which a program acts by one of its keys. */
export interface KeyHolder {
  keyId: string
  institutionId: string
  scopes: readonly Scope[]
  /** The institution's. */
  language: Language
}
