import type { LogView } from '@ipt/contracts'
import { codeOf } from '../../../lib/errors.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useLogChanged } from '../api/use-logs.ts'
import type { Draft } from '../draft.ts'
import { parseHours } from './hours.ts'

/** A draft as the server takes it. */
const contentOf = (draft: Draft) => ({
  content: draft.content,
  hours: parseHours(draft.hours) ?? null,
  skills: draft.skills,
  attachmentIds: draft.files.map((file) => file.id),
})

/** Sends a new log. The draft's id is the log's, so that a second sending finds the first. */
export function useSubmitLog({ placementId, date, onSent }: { placementId: string; date: string; onSent: (log: LogView) => void }) {
  const changed = useLogChanged()
  const utils = trpc.useUtils()
  const mutation = trpc.logbook.submit.useMutation({
    onSuccess: (log) => {
      changed(log)
      onSent(log)
    },
    onError: (error) => {
      // The day was taken meanwhile, perhaps by this very log: show what is there.
      if (codeOf(error) === 'DATE_TAKEN') void utils.logbook.list.invalidate()
    },
  })
  return {
    send: (draft: Draft) => mutation.mutate({ id: draft.id, placementId, logDate: date, ...contentOf(draft) }),
    busy: mutation.isPending,
    error: mutation.error,
  }
}

/** Sends a new revision of a log: `amend` before a decision, `resubmit` after it was returned. */
export function useReviseLog({
  log,
  event,
  onSent,
  onOvertaken,
}: {
  log: LogView
  event: 'amend' | 'resubmit'
  onSent: (log: LogView) => void
  /** The log moved on meanwhile, in another tab or by a decision: what stands there now is on its way. */
  onOvertaken: () => void
}) {
  const changed = useLogChanged()
  const utils = trpc.useUtils()
  const mutation = trpc.logbook[event].useMutation({
    onSuccess: (revised) => {
      // In this order: a draft that is still there would go on to the new revision.
      onSent(revised)
      changed(revised)
    },
    onError: (error) => {
      const code = codeOf(error)
      if (code !== 'WRONG_STATE' && code !== 'STALE_REVISION' && code !== 'ID_TAKEN') return
      onOvertaken()
      void utils.logbook.invalidate()
    },
  })
  return {
    send: (draft: Draft) => mutation.mutate({ id: log.id, revision: log.revision, requestId: draft.id, ...contentOf(draft) }),
    busy: mutation.isPending,
    error: mutation.error,
  }
}
