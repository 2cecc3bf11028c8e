import type { OwnApplication } from '@ipt/contracts'
import { movedTo } from '@ipt/domain'
import { useState } from 'react'
import { trpc } from '../../../../lib/trpc.ts'
import { uuidv7 } from '../../../../lib/uuidv7.ts'

/** The order of a student's open applications in one season: shown at once as it was put, and put back where that fails. */
export function useWishes(open: readonly OwnApplication[]) {
  const utils = trpc.useUtils()
  const [wished, setWished] = useState<string[] | null>(null)
  const rank = trpc.applications.rank.useMutation({
    onSuccess: (next) => utils.applications.own.setData(undefined, next),
    onSettled: () => setWished(null),
  })
  const ids = open.map((each) => each.id)
  const order = wished ?? ids
  const shown = order.flatMap((id) => open.find((each) => each.id === id) ?? [])
  const move = (id: string, place: number) => {
    if (rank.isPending || place < 1 || place > ids.length || order.indexOf(id) === place - 1) return
    setWished(movedTo(order, id, place))
    rank.mutate({ id, place, requestId: uuidv7() })
  }
  return { shown, move, busy: rank.isPending, error: rank.error }
}
