import type { SignedIn } from '@ipt/auth'
import type { ViewAsInput, ViewBegun } from '@ipt/contracts'
import { VIEW_MS } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { moment, tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertNotSelf, homeFor, loadPerson, recordPerson } from './internal.ts'
import { coordinates, everElsewhere, ownInstitutions, presentHere } from './people.policy.ts'

/**
 * Lets a coordinator see the app as a person of his, for half an hour, in the browser that asks; nothing can be written meanwhile, and
 * the person is told. PERSON_NOT_FOUND, YOURSELF, WRONG_STATE (suspended, or no longer here), VIEW_REFUSED (a
 * coordinator; or somebody whose pages hold what is of another institution), FORBIDDEN (a bearer token), ID_TAKEN.
 */
export const viewAs = (
  ctx: Ctx,
  services: Pick<Services, 'sessions'>,
  { sessionId }: Pick<SignedIn, 'sessionId'>,
  { id, requestId }: ViewAsInput,
): Promise<ViewBegun> =>
  inTransaction(ctx, async (tx) => {
    const user = await loadPerson(tx, id)
    const at = tx.clock()
    const until = new Date(at.getTime() + VIEW_MS)
    if (await doneBefore(tx, { kind: 'user.viewed', subjectId: id, requestId })) return { until: moment(until) }
    assertNotSelf(tx, id)
    if (user.state !== 'ACTIVE') throw new DomainError('WRONG_STATE')
    await assertShown(tx, id, at)
    if (!(await services.sessions.beginView(sessionId, { userId: id, until }, tx.em))) throw new DomainError('FORBIDDEN')
    const institutionId = await homeFor(tx, id)
    await recordPerson(tx, { kind: 'user.viewed', userId: id, institutionId, data: {}, requestId, at })
    return { until: moment(until) }
  })

async function assertShown(tx: Ctx, id: string, at: Date): Promise<void> {
  const institutions = ownInstitutions(tx)
  const { coordinator, here, elsewhere } = await tables(tx.em)
    .selectFrom('app_user')
    .select([coordinates.as('coordinator'), presentHere(institutions, at).as('here'), everElsewhere(institutions).as('elsewhere')])
    .where('app_user.id', '=', id)
    .executeTakeFirstOrThrow()
  if (coordinator) throw new DomainError('VIEW_REFUSED')
  if (!here) throw new DomainError('WRONG_STATE')
  if (elsewhere) throw new DomainError('VIEW_REFUSED')
}
