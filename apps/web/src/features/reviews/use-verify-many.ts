import type { BulkAnswer, LogView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { uuidv7 } from '../../lib/uuidv7.ts'
import { useLogChanged } from '../logbook/api/use-logs.ts'
import type { Readable } from './seen.ts'

interface Act extends Readable {
  requestId: string
}

/**
 * Verifies logs together, each in the revision that was read, a hundred at most: `run(logs)`. `onAnswer` hears what was done, and what
 * refused and why; every list on screen knows it already. `error` is there when no answer came: run again, it is the same act.
 */
export function useVerifyMany(onAnswer: (answer: BulkAnswer, asked: readonly LogView[]) => void) {
  const { client } = trpc.useUtils()
  return useMany((items) => client.logbook.verifyMany.mutate({ items }), onAnswer)
}

/** Takes verifications back together, within 15 minutes. The same form as `useVerifyMany`. */
export function useUndoMany(onAnswer: (answer: BulkAnswer, asked: readonly LogView[]) => void) {
  const { client } = trpc.useUtils()
  return useMany((items) => client.logbook.undoMany.mutate({ items: items.map(({ id, requestId }) => ({ id, requestId })) }), onAnswer)
}

function useMany(send: (items: Act[]) => Promise<BulkAnswer>, onAnswer: (answer: BulkAnswer, asked: readonly LogView[]) => void) {
  const utils = trpc.useUtils()
  const changed = useLogChanged()
  // The same act until it was answered: sent again after a lost answer, it is done once.
  const requests = useRef(new Map<string, string>())
  const requestOf = (what: string): string => {
    const requestId = requests.current.get(what) ?? uuidv7()
    requests.current.set(what, requestId)
    return requestId
  }
  const mutation = useMutation({
    mutationFn: (logs: readonly LogView[]) =>
      send(logs.map(({ id, revision }) => ({ id, revision, requestId: requestOf(`${id}/${revision}`) }))),
    onSuccess: (answer, logs) => {
      requests.current.clear()
      changed(...answer.done)
      // Somebody was quicker: what stands there now is on its way.
      if (answer.refused.length > 0) void utils.logbook.invalidate()
      onAnswer(answer, logs)
    },
  })
  return {
    run: (logs: readonly LogView[]) => mutation.mutate(logs.slice(0, LIMITS.bulk)),
    busy: mutation.isPending,
    error: mutation.error,
  }
}
