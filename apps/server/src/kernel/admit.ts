import type { KeyHolder, SignedIn } from '@ipt/auth'
import { type Actor, mayTry, type Permission, type Scope, withheld } from '@ipt/domain'
import { DomainError } from './errors.ts'
import { actorOf } from './services.ts'

/** Who asks: a person, by a session or a token of theirs; a key of an institution; or nobody, where both are null. */
export interface Caller {
  signedIn: SignedIn | null
  key: KeyHolder | null
}

/**
 * The actor of a call that needs a permission: what every door asks before a verb. SIGNED_OUT; FORBIDDEN by role; SCOPE_MISSING, with the
 * scope that the token lacks; SESSION_NEEDED where no token or key will do.
 */
export function admit(caller: Caller, permission: Permission): Actor {
  const actor = actorOf(caller)
  if (!actor) throw new DomainError('SIGNED_OUT')
  if (!mayTry(actor, permission)) throw new DomainError('FORBIDDEN')
  const obstacle = withheld(actor, permission)
  if (obstacle?.by === 'scope') throw scopeMissing(obstacle.scope)
  if (obstacle)
    throw new DomainError('SESSION_NEEDED', {
      detail:
        obstacle.by === 'person'
          ? 'This bears a person’s name, and a key is nobody: sign in, or use a personal token.'
          : 'No token may do this, whatever its scopes: sign in.',
    })
  return actor
}

/** The refusal that names the scope which a token would need. */
export const scopeMissing = (scope: Scope): DomainError =>
  new DomainError('SCOPE_MISSING', { detail: `This needs the scope ${scope}: use a token that has it.`, facts: { scope } })
