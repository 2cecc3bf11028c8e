import type { Scope } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { User } from './user.entity.ts'

const ApiTokenSchema = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  properties: {
    /** The client's, UUIDv7. */
    id: p.uuid().primary(),
    kind: p.enum(['personal', 'institution'] as const),
    /** Whose personal token it is. */
    user: () => p.manyToOne(User).deleteRule('cascade').nullable().index('api_token_user_index'),
    /** For which institution a key acts. */
    institution: () => p.manyToOne(Institution).deleteRule('restrict').nullable().index('api_token_institution_index'),
    name: p.text(),
    /** As the domain names them. */
    scopes: p.array<Scope>().columnType('text[]'),
    /** SHA-256 of the token, hex. */
    digest: p.text().unique('api_token_digest_unique'),
    /** What the token was made of beside the server's secret: it is worth nothing without that. */
    salt: p.text(),
    createdBy: () => p.manyToOne(User).deleteRule('restrict').index('api_token_created_by_id_index'),
    createdAt: p.datetime(),
    expiresOn: p.date(),
    /** The end of that day, by the clock of the institution. */
    expiresAt: p.datetime(),
    /** Moves at most once in some minutes of use. */
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
  checks: [
    {
      name: 'api_token_owner_check',
      expression: "(kind = 'personal') = (user_id is not null) and (kind = 'institution') = (institution_id is not null)",
    },
  ],
})
/** A personal access token or a key of an institution. One that is over stays: the record names it. */
export class ApiToken extends ApiTokenSchema.class {}
ApiTokenSchema.setClass(ApiToken)
