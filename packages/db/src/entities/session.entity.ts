import { defineEntity, p } from '@mikro-orm/core'
import { User } from './user.entity.ts'

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    /** SHA-256 of the cookie's value, hex; for tokens, the id that the access token carries. */
    id: p.text().primary(),
    user: () => p.manyToOne(User).deleteRule('cascade').index('session_user_index'),
    kind: p.enum(['browser', 'api'] as const),
    /** Slides with use. */
    expiresAt: p.datetime(),
    /** Ends it whatever the use. */
    endsAt: p.datetime(),
    createdAt: p.datetime(),
    userAgent: p.text().default(''),
    /** Moves at most once in some minutes of use. */
    lastUsedAt: p.datetime(),
    /** Whose pages its person looks at, up to `viewingUntil`. */
    viewingAs: () => p.manyToOne(User).deleteRule('set null').nullable().index('session_viewing_as_index'),
    viewingUntil: p.datetime().nullable(),
  },
  indexes: [{ name: 'session_expiry_index', properties: ['expiresAt'] }],
  checks: [
    {
      name: 'session_viewing_check',
      expression: "viewing_as_id is null or (viewing_until is not null and kind = 'browser' and viewing_as_id <> user_id)",
    },
  ],
})
/** One sign-in. Deleting the row ends it at the next request, on every node. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session)

const RefreshTokenSchema = defineEntity({
  name: 'RefreshToken',
  tableName: 'refresh_token',
  properties: {
    /** SHA-256 of the token, hex. */
    id: p.text().primary(),
    session: () => p.manyToOne(Session).deleteRule('cascade').index('refresh_token_session_index'),
    createdAt: p.datetime(),
    /** When it was exchanged for its successor; used once more after that, it ends the whole session. */
    usedAt: p.datetime().nullable(),
  },
})
/** One refresh token of a session: each use makes the next. */
export class RefreshToken extends RefreshTokenSchema.class {}
RefreshTokenSchema.setClass(RefreshToken)
