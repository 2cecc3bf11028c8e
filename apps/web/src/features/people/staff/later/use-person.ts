import type { PersonView } from '@ipt/contracts'
import { trpc } from '../../../../lib/trpc.ts'

/** Puts what a verb answered in the place of what was shown. */
export function usePersonWritten(): (person: PersonView) => void {
  const utils = trpc.useUtils()
  return (person) => {
    utils.people.get.setData({ id: person.id }, person)
    void utils.people.list.invalidate()
    void utils.people.countUninvited.invalidate()
  }
}
