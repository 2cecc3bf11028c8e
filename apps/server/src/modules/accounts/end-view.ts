import type { SignedIn } from '@ipt/auth'
import { DomainEvent } from '@ipt/db'
import { record } from '../../kernel/events.ts'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { personActor } from './internal.ts'

/** Makes whoever looks at another's pages themselves again, and writes it down as theirs. Nothing where nobody looks; sent twice is fine. */
export async function endView(services: Services, { sessionId, userId, viewer }: SignedIn): Promise<void> {
  if (!viewer) return
  await inTransaction(ctxFor(services, personActor(viewer.userId)), async (tx) => {
    if (!(await services.sessions.endView(sessionId, tx.em))) return
    const [begun] = await tx.em.find(
      DomainEvent,
      { subjectId: userId, actorId: viewer.userId, kind: 'user.viewed' },
      { orderBy: { id: 'desc' }, limit: 1 },
    )
    await record(tx, {
      kind: 'user.viewEnded',
      subject: { type: 'user', id: userId },
      institutionId: begun?.institutionId ?? null,
      role: 'coordinator',
      from: null,
      to: null,
      revision: null,
      data: {},
      at: tx.clock(),
    })
  })
}
