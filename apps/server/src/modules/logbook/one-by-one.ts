import type { BulkAnswer, LogView } from '@ipt/contracts'
import { DomainError } from '../../kernel/errors.ts'

/**
 * The same act on each of many logs, one after the other, each in a transaction of its own: what can be done is done, what can't is
 * named with its code. Anything but a refusal ends it; sent again, it goes on where it stopped.
 */
export async function oneByOne<Item extends { id: string }>(
  items: readonly Item[],
  act: (item: Item) => Promise<LogView>,
): Promise<BulkAnswer> {
  const answer: BulkAnswer = { done: [], refused: [] }
  for (const item of items) {
    try {
      answer.done.push(await act(item))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { code, detail, facts } = error.details
      answer.refused.push({ id: item.id, code, ...(detail === undefined ? {} : { detail }), ...(facts === undefined ? {} : { facts }) })
    }
  }
  return answer
}
