import type { ArrivalView } from '@ipt/contracts'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { forgetWords } from '../../../components/use-kept-words.ts'
import { codeOf } from '../../../lib/errors.ts'
import { trpc } from '../../../lib/trpc.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { useMe } from '../../accounts/components/session.tsx'

/** A word with it returns the note, without one confirms it. */
export interface ArrivalDecision {
  comment: string | null
}

/** Confirms or returns the arrival note that is on screen. Sent again after a lost answer, it is the same decision. */
export function useDecideArrival(
  arrival: ArrivalView,
  { onDone, onGone }: { onDone: (decided: ArrivalView) => void; onGone: (error: unknown) => void },
) {
  const me = useMe()
  const utils = trpc.useUtils()
  const act = useRef({ what: '', requestId: '' })
  const again = () => {
    void utils.arrivals.invalidate()
    void utils.placements.invalidate()
  }
  const mutation = useMutation({
    mutationFn: ({ comment }: ArrivalDecision): Promise<ArrivalView> => {
      const { id, revision } = arrival
      const what = JSON.stringify([comment, id, revision])
      if (act.current.what !== what) act.current = { what, requestId: uuidv7() }
      const { requestId } = act.current
      const { arrivals } = utils.client
      return comment === null
        ? arrivals.confirm.mutate({ id, revision, requestId })
        : arrivals.return.mutate({ id, revision, requestId, comment })
    },
    onSuccess: (decided) => {
      utils.arrivals.list.setData({ as: 'industrialSupervisor' }, (notes) => notes?.filter((note) => note.id !== decided.id))
      forgetWords(me.id, arrival.id)
      again()
      onDone(decided)
    },
    onError: (error) => {
      const code = codeOf(error)
      if (code !== null) again()
      if (code === 'WRONG_STATE' || code === 'ARRIVAL_NOT_FOUND' || code === 'NOT_YOURS') onGone(error)
    },
  })
  return {
    decide: (decision: ArrivalDecision) => mutation.mutate(decision),
    busy: mutation.isPending ? mutation.variables : null,
    error: mutation.error,
    reset: mutation.reset,
  }
}
