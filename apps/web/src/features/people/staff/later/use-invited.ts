import { trpc } from '../../../../lib/trpc.ts'

/** Jobs send the links after the answer, one behind another. */
const SECONDS = [0, 1, 3, 7, 15, 30]

/** After an invitation: people are asked for again for a while. No live event tells one person of another's account. */
export function useInvited(): () => void {
  const utils = trpc.useUtils()
  return () => {
    for (const after of SECONDS) setTimeout(() => void utils.people.invalidate(), after * 1_000)
  }
}
