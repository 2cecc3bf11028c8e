/** Whether somebody can sign in: `NONE` was never invited, a `LAPSED` invitation is over. */
export const PERSON_STATES = ['ACTIVE', 'INVITED', 'LAPSED', 'NONE', 'SUSPENDED'] as const

/** So long a coordinator sees the app as somebody else; then as himself again. */
export const VIEW_MS = 30 * 60_000

/** The roles that an institution gives. An industrial supervisor is a host's contact. */
export const GIVEN_ROLES = ['student', 'universitySupervisor', 'coordinator'] as const
export type GivenRole = (typeof GIVEN_ROLES)[number]
