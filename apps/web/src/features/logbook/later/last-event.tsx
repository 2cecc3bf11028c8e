import { useLingui } from '@lingui/react'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'

/** What a log came to last, by whom and when: for whoever was not the first. */
export function LastEvent({ logId }: { logId: string }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const last = trpc.logbook.events.useQuery({ id: logId }).data?.items.at(-1)
  if (!last) return null
  return (
    <span>
      {i18n._(LOG_EVENT_WORDS[last.event].past)}
      {last.by && `: ${last.by.name}`}, {format.moment(last.at)}.
    </span>
  )
}
