import { ChecklistAnswer, ChecklistItem } from '@ipt/db'
import { type ChecklistEvent, type ChecklistStatus, institutionsAs, nextAnswer, type Role, userIdOf } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, LostRace } from '../../kernel/use-case.ts'

/** The item, if the actor coordinates its season. NOT_FOUND. One that was taken off the list is still found. */
export async function loadItem(tx: Ctx, id: string): Promise<ChecklistItem> {
  const item = await tx.em.findOne(ChecklistItem, { id, institution: { $in: institutionsAs(tx.actor, 'coordinator') } })
  if (!item) throw new DomainError('NOT_FOUND')
  return item
}

/** A student's answer, if the actor coordinates its season. NOT_FOUND. */
export async function loadAnswer(tx: Ctx, id: string): Promise<ChecklistAnswer> {
  const answer = await tx.em.findOne(
    ChecklistAnswer,
    { id, institution: { $in: institutionsAs(tx.actor, 'coordinator') }, student: { $ne: userIdOf(tx.actor) } },
    { populate: ['item'] },
  )
  if (!answer) throw new DomainError('NOT_FOUND')
  return answer
}

/** Where `event` leads the answer, or the refusal. `revision` is the one that was read. */
export function decidedAnswer(answer: ChecklistAnswer, event: ChecklistEvent, role: Role, revision: number): ChecklistStatus {
  const decision = nextAnswer(answer.status, event, [role])
  if (!decision.ok) throw new DomainError('WRONG_STATE', { detail: `The answer is ${answer.status}.`, facts: { status: answer.status } })
  if (revision !== answer.revision)
    throw new DomainError('STALE_REVISION', {
      detail: `You read answer ${revision}; the current one is ${answer.revision}.`,
      facts: { revision: answer.revision },
    })
  return decision.to
}

type Patch = Partial<Pick<ChecklistAnswer, 'revision' | 'answeredAt' | 'decidedAt' | 'returnedFor'>> & { decidedBy?: string | null }

/** The one place that moves an answer. A rival's write since it was loaded throws LostRace. */
export async function moveAnswer(tx: Ctx, answer: ChecklistAnswer, to: ChecklistStatus, patch: Patch): Promise<void> {
  const { id, status, revision } = answer
  if ((await tx.em.nativeUpdate(ChecklistAnswer, { id, status, revision }, { ...patch, status: to })) !== 1) throw new LostRace()
}
