import type { DecideLogInput } from '@ipt/contracts'
import { LogEntry, type Placement } from '@ipt/db'
import { type Role, userIdOf } from '@ipt/domain'
import { type LogEvent, type LogFacts, type LogStatus, next, transitionOf } from '@ipt/log-machine'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { peopleOf, relationsTo, visiblePlacements } from '../../kernel/policy.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** A log, where it belongs, and what the actor is to it. */
export interface LoadedLog {
  entry: LogEntry
  placement: Placement
  relations: Role[]
}

/** The log, if the actor may see it. LOG_NOT_FOUND: what is invisible is not there. */
export async function loadLog(tx: Ctx, id: string): Promise<LoadedLog> {
  const entry = await tx.em.findOne(LogEntry, { id, placement: visiblePlacements(tx.actor) }, { populate: ['placement'] })
  if (!entry) throw new DomainError('LOG_NOT_FOUND')
  return { entry, placement: entry.placement, relations: relationsTo(tx.actor, peopleOf(entry.placement)) }
}

/** What a decision says of itself. A `revision` left out means the current one. */
export type Said = Pick<DecideLogInput, 'revision' | 'comment'>

/** Where `event` leads the log by the machine's table, or the refusal that says what to mend. */
export function decided(tx: Ctx, log: LoadedLog, event: LogEvent, said: Said = {}): LogStatus {
  const { entry } = log
  const facts: LogFacts = {
    relations: log.relations,
    dateOpen: true,
    currentRevision: said.revision === undefined || said.revision === entry.revision,
    withText: Boolean(said.comment?.trim()),
    lastEvent: {
      event: entry.lastEvent,
      own: entry.lastEventBy !== null && entry.lastEventBy?.id === userIdOf(tx.actor),
      ageMs: tx.clock().getTime() - entry.lastEventAt.getTime(),
    },
  }
  const decision = next(entry.status, event, facts)
  if (decision.ok) return decision.to
  switch (decision.code === 'GUARD' ? decision.guard : decision.code) {
    case 'NOT_YOURS':
      throw new DomainError('NOT_YOURS')
    case 'WRONG_STATE':
      throw new DomainError('WRONG_STATE', {
        detail: `The log is ${entry.status}; ${event} needs ${transitionOf(event).from}.`,
        facts: { status: entry.status },
      })
    case 'currentRevision':
      throw new DomainError('STALE_REVISION', {
        detail: `You read revision ${said.revision}; the current one is ${entry.revision}.`,
        facts: { revision: entry.revision },
      })
    case 'withText':
      throw fieldError('REASON_NEEDED', 'comment', 'Say why, so that it can be acted on.')
    case 'ownLastEvent':
      throw new DomainError('UNDO_OVER', {
        detail: 'Only your own last decision can be taken back, for 15 minutes, and while nothing has followed it.',
      })
    case 'dateOpen':
      throw new DomainError('DATE_NOT_OPEN')
  }
}
