import { randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'

const ALGORITHM = 'HS256'
const TYPE = 'at+jwt'

interface AccessTokensOptions {
  /** 256 bits, for nothing else. */
  key: Uint8Array
  issuer: string
  audience: string
  clock: () => Date
}

/** What an access token says: whose it is, and of which session. */
interface AccessClaims {
  userId: string
  sessionId: string
}

/** Access tokens: JWT (RFC 7519) of the type `at+jwt` (RFC 9068), signed with HMAC-SHA256. */
export class AccessTokens {
  readonly #key: Promise<CryptoKey>
  readonly #issuer: string
  readonly #audience: string
  readonly #clock: () => Date

  constructor({ key, issuer, audience, clock }: AccessTokensOptions) {
    this.#key = crypto.subtle.importKey('raw', new Uint8Array(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
    this.#issuer = issuer
    this.#audience = audience
    this.#clock = clock
  }

  /** A token that is good for so many seconds. */
  async make({ userId, sessionId }: AccessClaims, seconds: number): Promise<string> {
    const issuedAt = Math.floor(this.#clock().getTime() / 1000)
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setIssuer(this.#issuer)
      .setAudience(this.#audience)
      .setSubject(userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + seconds)
      .setJti(randomUUID())
      .sign(await this.#key)
  }

  /**
   * What a token says, or null for anything but one of ours that is still good. Algorithm, type, issuer and audience are pinned
   * (RFC 8725, 3.1, 3.8, 3.9, 3.11): the token has no say in how it is checked.
   */
  async read(token: string): Promise<AccessClaims | null> {
    try {
      const { payload } = await jwtVerify<{ sub: unknown; sid: unknown }>(token, await this.#key, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: this.#issuer,
        audience: this.#audience,
        requiredClaims: ['sub', 'sid', 'iat', 'exp', 'jti'],
        currentDate: this.#clock(),
      })
      const { sub, sid } = payload
      return typeof sub === 'string' && typeof sid === 'string' ? { userId: sub, sessionId: sid } : null
    } catch (error) {
      if (error instanceof errors.JOSEError) return null
      throw error
    }
  }
}
