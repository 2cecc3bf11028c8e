import { randomBytes } from 'node:crypto'
import type { Tables } from '@ipt/db'
import type { Language, RoleHeld, Scope, TokenKind } from '@ipt/domain'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { apiTokenOf, isWellFormed } from './api-token.ts'
import { digestOf } from './digest.ts'
import { deriveKey } from './keys.ts'
import { rolesOf } from './roles-sql.ts'
import { USE_NOTED_MS } from './session-rows.ts'
import type { KeyHolder, SignedIn } from './signed-in.ts'
import { runStatement, type Statement } from './statement.ts'

export interface ApiTokenServiceOptions {
  orm: MikroORM
  clock: () => Date
  /** At least 32 characters, the same on every node. Another one leaves the tokens that were made as they are. */
  secret: string
}

/** Whom a token stands for: a person, as far as its scopes hold, or an institution. `createdBy` made it. */
export type TokenHolder = { signedIn: SignedIn; key: null; createdBy: string } | { signedIn: null; key: KeyHolder; createdBy: string }

/** One row; which of the two it is, its kind says. Only such people and roles are joined as count at this moment. */
export const API_TOKEN: Statement = {
  name: 'auth_api_token',
  text: `
    select t.id, t.scopes, t.created_by_id, t.institution_id, i.language as institution_language,
      u.id as user_id, u.name, u.email, u.language, ${rolesOf('u', '$2')} as roles,
      (extract(epoch from t.last_used_at) * 1000)::float8 as last_used_at
    from api_token t
    left join app_user u on u.id = t.user_id
    left join institution i on i.id = t.institution_id
    where t.digest = $1 and t.revoked_at is null and t.expires_at > $2 and (t.kind = 'institution' or u.state = 'ACTIVE')`,
}

interface ApiTokenRow {
  id: string
  scopes: Scope[]
  created_by_id: string
  institution_id: string | null
  institution_language: Language
  user_id: string | null
  name: string
  email: string
  language: Language
  roles: RoleHeld[] | null
  last_used_at: number | null
}

/** Tokens that programs act by for long: personal ones, and keys of institutions. The rows hold digests. */
export class ApiTokenService {
  readonly #orm: MikroORM
  readonly #clock: () => Date
  readonly #key: Uint8Array

  constructor({ orm, clock, secret }: ApiTokenServiceOptions) {
    this.#orm = orm
    this.#clock = clock
    this.#key = deriveKey(secret, 'api-token')
  }

  /** A new token for the row of this id: what is shown, once, and what the row keeps. */
  make(kind: TokenKind, id: string): { token: string; digest: string; salt: string } {
    const salt = randomBytes(16).toString('hex')
    const token = apiTokenOf(this.#key, { kind, id, salt })
    return { token, digest: digestOf(token), salt }
  }

  /** The token of a row, for whoever's answer got lost. Null when it was made with another secret of the server. */
  makeAgain({ kind, id, salt, digest }: { kind: TokenKind; id: string; salt: string; digest: string }): string | null {
    const token = apiTokenOf(this.#key, { kind, id, salt })
    return digestOf(token) === digest ? token : null
  }

  /**
   * Whom it stands for at this moment, or null: not one of ours, expired, revoked, or of a person who is suspended or holds no role any
   * more. One statement, none for what has no right checksum, and a second one, which notes the use, once in five minutes.
   */
  async resolve(token: string): Promise<TokenHolder | null> {
    if (!isWellFormed(token)) return null
    const now = this.#clock()
    const [row] = await runStatement<ApiTokenRow>(this.#orm, API_TOKEN, [digestOf(token), now])
    const holder = row && holderOf(row)
    if (!row || !holder) return null
    if (row.last_used_at === null || now.getTime() - row.last_used_at >= USE_NOTED_MS) await this.#noteUse(row.id, now)
    return holder
  }

  /** Revokes all personal tokens of somebody, in the transaction (`em`) that takes a password, an address, a role or the account from them. */
  async revokeAll(userId: string, em: EntityManager): Promise<void> {
    await em
      .getKysely<Tables>()
      .updateTable('api_token')
      .set({ revoked_at: this.#clock() })
      .where('user_id', '=', userId)
      .where('revoked_at', 'is', null)
      .execute()
  }

  async #noteUse(id: string, now: Date): Promise<void> {
    await this.#orm.em
      .fork()
      .getKysely<Tables>()
      .updateTable('api_token')
      .set({ last_used_at: now })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', now)]))
      .execute()
  }
}

function holderOf(row: ApiTokenRow): TokenHolder | null {
  const { id, scopes, created_by_id: createdBy } = row
  if (row.institution_id !== null)
    return { signedIn: null, key: { keyId: id, institutionId: row.institution_id, scopes, language: row.institution_language }, createdBy }
  if (row.user_id === null || !row.roles) return null
  const { user_id: userId, name, email, language, roles } = row
  return { signedIn: { sessionId: id, userId, name, email, language, roles, viewer: null, token: { id, scopes } }, key: null, createdBy }
}
