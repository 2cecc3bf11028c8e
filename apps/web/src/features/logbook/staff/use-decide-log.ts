import type { LogView } from '@ipt/contracts'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { forgetWords } from '../../../components/use-kept-words.ts'
import { codeOf } from '../../../lib/errors.ts'
import { trpc } from '../../../lib/trpc.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { useLogChanged } from '../api/use-logs.ts'
import type { DecisionEvent } from './decision-words.ts'

export interface Decision {
  event: DecisionEvent
  comment: string
}

/**
 * Decides on the revision of `log` that is on screen. Sent again after a lost answer, it is the same decision. `onStale`: the server
 * knows a newer revision, which is on its way.
 */
export function useDecideLog(log: LogView, onDone: (decided: LogView, event: DecisionEvent) => void, onStale?: () => void) {
  const me = useMe()
  const utils = trpc.useUtils()
  const changed = useLogChanged()
  const act = useRef({ what: '', requestId: '' })

  const mutation = useMutation({
    mutationFn: ({ event, comment }: Decision): Promise<LogView> => {
      const what = JSON.stringify([event, comment, log.id, log.revision])
      if (act.current.what !== what) act.current = { what, requestId: uuidv7() }
      const { requestId } = act.current
      const { client } = utils
      switch (event) {
        case 'undoVerify':
        case 'withdrawRequest':
          return client.logbook[event].mutate({ id: log.id, requestId })
        case 'verify':
        case 'validate':
          return client.logbook[event].mutate({ id: log.id, revision: log.revision, requestId, ...(comment ? { comment } : {}) })
        default:
          return client.logbook[event].mutate({ id: log.id, revision: log.revision, requestId, comment })
      }
    },
    onSuccess: (decided, { event }) => {
      act.current = { what: '', requestId: '' }
      forgetWords(me.id, log.id)
      changed(decided)
      onDone(decided, event)
    },
    onError: (error) => {
      const code = codeOf(error)
      if (code === null) return
      // Somebody was quicker: show what stands there now, so that it can be read before it is decided.
      if (code === 'STALE_REVISION') onStale?.()
      void utils.logbook.invalidate()
      void utils.placements.list.invalidate()
    },
  })
  return {
    decide: (decision: Decision) => mutation.mutate(decision),
    busy: mutation.isPending ? mutation.variables.event : null,
    error: mutation.error,
    reset: mutation.reset,
  }
}
