import type { LogView } from '@ipt/contracts'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { codeOf } from '../../../lib/errors.ts'
import { trpc } from '../../../lib/trpc.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { useLogChanged } from '../../logbook/api/use-logs.ts'
import type { UndoEvent } from './decided.ts'

/** Takes decisions back, whichever: the card of a decided log is gone when its toast still offers it. */
export function useUndo({ onDone, onRefused }: { onDone: (log: LogView) => void; onRefused: (log: LogView) => void }) {
  const utils = trpc.useUtils()
  const changed = useLogChanged()
  const requests = useRef(new Map<string, string>())
  const mutation = useMutation({
    mutationFn: ({ log, event }: { log: LogView; event: UndoEvent }) => {
      // The same act until it was answered: sent again after a lost answer, it is done once.
      const requestId = requests.current.get(log.id) ?? uuidv7()
      requests.current.set(log.id, requestId)
      return utils.client.logbook[event].mutate({ id: log.id, requestId })
    },
    onSuccess: (undone) => {
      requests.current.delete(undone.id)
      changed(undone)
      onDone(undone)
    },
    onError: (error, { log }) => {
      if (codeOf(error) === null) return
      void utils.logbook.invalidate()
      onRefused(log)
    },
  })
  return {
    undo: (log: LogView, event: UndoEvent) => mutation.mutate({ log, event }),
    busy: mutation.isPending ? mutation.variables.log.id : null,
    /** What the last one came to, and of which log. */
    error: mutation.error,
    failed: mutation.isError ? mutation.variables.log : null,
  }
}
