import { hashPassword, isSetupCode, verifyPassword } from '@ipt/auth'
import type { Me, SetUpInput } from '@ipt/contracts'
import { DomainEvent, Institution, Membership, User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { ctxFor, type Services } from '../../kernel/services.ts'
import type { RequestContext } from '../../kernel/trpc.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { beginSession, checkNewPassword } from '../accounts/index.ts'

/** Advisory lock of whoever sets up: any number, the same on every node. */
const LOCK = 7_119_002

/**
 * Makes the institution and its first coordinator, and signs them in: once, while there is no institution, for whoever has the setup code.
 * SETUP_CODE_WRONG, TOO_MANY_ATTEMPTS, PASSWORD_REFUSED; afterwards NOT_FOUND, or ALREADY_SET_UP to whoever has the code. Sent twice it
 * answers the same.
 */
export async function setUp(request: RequestContext, input: SetUpInput): Promise<Me> {
  const { services } = request
  await services.limits.count('setup.sender', request.address)
  if (!isSetupCode(input.code, services.setupCode)) {
    if (await isOpen(services)) throw fieldError('SETUP_CODE_WRONG', 'code', 'That is not the code that the server printed.')
    throw new DomainError('NOT_FOUND')
  }
  await services.limits.forgive('setup.sender', request.address)
  const { password, email } = input.coordinator
  await checkNewPassword(password, email)
  const passwordHash = await hashPassword(password)

  const userId = services.newId()
  const signIn = await inTransaction(ctxFor(services, { kind: 'user', userId, roles: [] }), async (tx) => {
    await tx.em.execute('select pg_advisory_xact_lock(?)', [LOCK])
    if ((await tx.em.count(Institution)) > 0) return again(tx, input)
    await write(tx, input, userId, passwordHash)
    return userId
  })
  return beginSession(request, { userId: signIn })
}

/** Whether there is still no institution. */
export const isOpen = async ({ orm }: Pick<Services, 'orm'>): Promise<boolean> => (await orm.em.fork().count(Institution)) === 0

async function write(tx: Ctx, { requestId, institution, coordinator }: SetUpInput, userId: string, passwordHash: string): Promise<void> {
  const at = tx.clock()
  const institutionId = tx.newId()
  const { name, email } = coordinator
  await tx.em.insert(Institution, { id: institutionId, ...institution, createdAt: at })
  await tx.em.insert(User, {
    id: userId,
    name,
    email,
    emailKey: emailKey(email),
    passwordHash,
    language: institution.language,
    state: 'ACTIVE',
    createdAt: at,
  })
  await tx.em.insert(Membership, {
    id: tx.newId(),
    user: userId,
    role: 'coordinator',
    institution: institutionId,
    organisation: null,
    since: at,
    until: null,
  })
  const event = { institutionId, role: 'coordinator', from: null, revision: null, at } as const
  await record(tx, {
    ...event,
    kind: 'institution.created',
    subject: { type: 'institution', id: institutionId },
    to: null,
    data: { coordinatorId: userId },
    requestId,
  })
  await record(tx, { ...event, kind: 'user.created', subject: { type: 'user', id: userId }, to: 'ACTIVE', data: { role: 'coordinator' } })
}

/** The coordinator whom this very act made before; ALREADY_SET_UP when it was another's. */
async function again(tx: Ctx, { requestId, institution, coordinator }: SetUpInput): Promise<string> {
  const event = await tx.em.findOne(DomainEvent, { requestId, kind: 'institution.created' })
  const user = event && (await tx.em.findOne(User, { id: event.actorId }, { populate: ['passwordHash'] }))
  const made = event && (await tx.em.findOne(Institution, { id: event.subjectId }))
  const same =
    made?.name === institution.name &&
    user?.emailKey === emailKey(coordinator.email) &&
    (await verifyPassword(user.passwordHash ?? null, coordinator.password))
  if (!user || !same) throw new DomainError('ALREADY_SET_UP')
  return user.id
}
