import type { SignedIn } from '@ipt/auth'
import { ERRORS, type ErrorCode } from '@ipt/contracts/errors'
import { isPermission, type Permission, type SessionPermission } from '@ipt/domain'
import { initTRPC, TRPCError, tracked } from '@trpc/server'
import { z } from 'zod'
import { admit, type Caller } from './admit.ts'
import { fieldsOf, toDomainError, trpcCodeOf } from './error-map.ts'
import { DomainError } from './errors.ts'
import { ctxFor, type Services } from './services.ts'

/** What a call knows of its request. */
export interface RequestContext extends Caller {
  services: Services
  sessionCookie: string | null
  /** The address that failed sign-ins are counted by. */
  address: string
  userAgent: string
  setCookie: (header: string) => void
}

/** What a procedure declares: a permission of the table, or that anybody may call it. */
interface Meta {
  permission: Permission | 'public'
}

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    isDev: false,
    // A connection that says nothing for so long is dead, and its browser makes another.
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
    errorFormatter: ({ shape, error }) => {
      const { details } = refusalOf(error)
      return {
        ...shape,
        message: ERRORS[details.code].title as string,
        data: { code: shape.data.code, httpStatus: ERRORS[details.code].status, details },
      }
    },
  })

/** What tRPC itself refuses, before any procedure of ours has run. */
const BY_TRPC: Partial<Record<TRPCError['code'], ErrorCode>> = {
  NOT_FOUND: 'NOT_FOUND',
  PARSE_ERROR: 'BODY_UNREADABLE',
  BAD_REQUEST: 'BODY_UNREADABLE',
  METHOD_NOT_SUPPORTED: 'METHOD_NOT_ALLOWED',
  UNSUPPORTED_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
}

function refusalOf(error: TRPCError): DomainError {
  // An input; an output that breaks its contract comes as INTERNAL_SERVER_ERROR.
  if (error.code === 'BAD_REQUEST' && error.cause instanceof z.ZodError)
    return new DomainError('INPUT_INVALID', { fields: fieldsOf(error.cause) })
  const refusal = toDomainError(error.cause ?? error)
  if (refusal.code !== 'INTERNAL') return refusal
  const code = error.cause instanceof SyntaxError ? 'BODY_UNREADABLE' : BY_TRPC[error.code]
  return code === undefined ? refusal : new DomainError(code)
}

export const router = t.router

/** Turns whatever a verb threw into an error of the right status; faults of ours go to the log. */
const refusals = t.middleware(async ({ next, ctx, path }) => {
  const result = await next()
  if (result.ok) return result
  const cause = result.error.cause ?? result.error
  const refusal = refusalOf(result.error)
  if (ERRORS[refusal.code].status >= 500) ctx.services.log.error({ err: cause, path }, 'call failed')
  throw asTrpcError(refusal)
})

const asTrpcError = (refusal: DomainError): TRPCError =>
  new TRPCError({ code: trpcCodeOf(refusal.code), message: ERRORS[refusal.code].title, cause: refusal })

/**
 * What a subscription declares as its output: each message is held to `schema`, and its place is its id, from which a browser goes on.
 * A refusal ends the stream; an AbortError ends it in the way that makes the browser come again.
 */
export const streamOf = <Message extends z.ZodType<{ seq: number }>>(schema: Message) =>
  z
    .custom<AsyncIterable<z.input<Message>>>((value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value)
    .transform(async function* (messages) {
      try {
        for await (const each of messages) {
          const message = schema.parse(each)
          yield tracked(String(message.seq), message)
        }
      } catch (error) {
        throw error instanceof DomainError ? asTrpcError(error) : error
      }
    })

/** All that somebody may do who looks at another's pages. */
const WAYS_BACK: ReadonlySet<string> = new Set(['people.endViewAs', 'accounts.signOut'])

/** Stands before the permission and the input of every procedure: whoever looks at another's pages writes nothing. */
const readOnlyView = t.middleware(({ next, ctx, type, path }) => {
  if (type === 'mutation' && ctx.signedIn?.viewer && !WAYS_BACK.has(path)) throw new DomainError('VIEWING_AS_READ_ONLY')
  return next()
})

const procedure = t.procedure.use(refusals).use(readOnlyView)

/** A procedure that anybody may call, signed in or not. */
export const open = procedure.meta({ permission: 'public' })

/** What a procedure may count on: behind a permission that no token opens, there is a person who is signed in. */
type SignedInFor<Needed extends Permission> = Needed extends SessionPermission ? SignedIn : SignedIn | null

/** A procedure for people, and keys, that hold a role that `permission` is open to. A name that is not in the table ends the start. */
export const permitted = <Needed extends Permission>(permission: Needed) => {
  if (!isPermission(permission)) throw new Error(`The permission table has no ${permission}.`)
  return procedure.meta({ permission }).use(({ ctx, next }) => {
    const actor = admit(ctx, permission)
    return next({ ctx: { ...ctx, ...ctxFor(ctx.services, actor), signedIn: ctx.signedIn as SignedInFor<Needed> } })
  })
}

/** Ends the start when a procedure declares no permission or no output: a door that nobody guards, or that leaks. */
export function assertDeclared(procedures: object): void {
  for (const [path, { _def }] of Object.entries(procedures as Record<string, { _def: { meta?: unknown; output?: unknown } }>)) {
    if (!_def.meta || !('permission' in (_def.meta as Meta))) throw new Error(`${path} declares no permission.`)
    if (!('output' in _def) || _def.output === undefined) throw new Error(`${path} declares no output.`)
  }
}
