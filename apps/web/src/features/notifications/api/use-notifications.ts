import type { Language } from '@ipt/domain'
import { useLingui } from '@lingui/react'
import { useEffect, useRef } from 'react'
import { trpc } from '../../../lib/trpc.ts'
import { useLiveUp } from '../../live/live-state.ts'

/** So often it is asked for while nothing comes by itself, and while it does. */
const [POLL_MS, POLL_RARELY_MS] = [15_000, 60_000]

/** The person's notifications. What is new comes by itself; while it can't, it is asked for as long as the page is looked at. */
export function useNotifications() {
  const { i18n } = useLingui()
  const utils = trpc.useUtils()
  const up = useLiveUp()
  const list = trpc.notifications.list.useQuery(
    { language: i18n.locale as Language, limit: 20 },
    { refetchInterval: up ? POLL_RARELY_MS : POLL_MS },
  )
  const mark = trpc.notifications.markRead.useMutation({ onSettled: () => utils.notifications.list.invalidate() })

  // Something new happened, so what is on screen may be old: ask again for that too.
  const newest = list.data?.items[0]?.id
  const seen = useRef(newest)
  useEffect(() => {
    if (!up && seen.current !== undefined && newest !== seen.current) {
      void utils.logbook.invalidate()
      void utils.arrivals.invalidate()
      void utils.placements.invalidate()
    }
    seen.current = newest
  }, [newest, up, utils])

  return { list, markRead: (ids: string[]) => mark.mutate({ ids }), markAllRead: () => mark.mutate({}) }
}
