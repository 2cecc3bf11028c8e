import type { Language } from '@ipt/domain'
import { useLingui } from '@lingui/react'
import { useEffect, useRef } from 'react'
import { trpc } from '../../../lib/trpc.ts'

const POLL_MS = 15_000

/** The person's notifications, asked for again every 15 seconds while the page is looked at. */
export function useNotifications() {
  const { i18n } = useLingui()
  const utils = trpc.useUtils()
  const list = trpc.notifications.list.useQuery({ language: i18n.locale as Language, limit: 20 }, { refetchInterval: POLL_MS })
  const mark = trpc.notifications.markRead.useMutation({ onSettled: () => utils.notifications.list.invalidate() })

  // Something new happened, so what is on screen may be old: ask again for that too.
  const newest = list.data?.items[0]?.id
  const seen = useRef(newest)
  useEffect(() => {
    if (seen.current !== undefined && newest !== seen.current) {
      void utils.logbook.invalidate()
      void utils.arrivals.invalidate()
      void utils.placements.invalidate()
    }
    seen.current = newest
  }, [newest, utils])

  return { list, markRead: (id: string) => mark.mutate({ ids: [id] }), markAllRead: () => mark.mutate({}) }
}
