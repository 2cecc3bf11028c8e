import './queue-pager.css'
import { buttonClass, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { Link } from '../../../components/link.tsx'
import { later } from '../../../lib/later.ts'
import { useNavigate } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { neighboursOf } from './queue.ts'
import type { useQueue } from './use-queue.ts'

const KeysHelp = later(() => import('../../../components/later/keys-help.tsx'))

/** How far a queue is loaded on to find a log in it: beyond, its place is not told. */
const PAGES_MOST = 5

export interface QueuePagerProps {
  queue: ReturnType<typeof useQueue>
  id: string
  to: (id: string) => string
}

/** Where a log stands in its queue, and the way to the one before and the one after: K and J. */
export function QueuePager({ queue: { pages, logs, total }, id, to }: QueuePagerProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const { place, before, after } = neighboursOf(logs, id)
  const [earlier, next] = [t`Earlier log`, t`Next log`]
  const go = (target: string | null, label: string) => (target ? { label, run: () => navigate(to(target)) } : undefined)
  useShortcuts({ k: go(before, earlier), j: go(after, next) })

  const { hasNextPage, isFetching, fetchNextPage } = pages
  const loaded = pages.data?.pages.length ?? 0
  // The end of what is loaded is not the end of the queue.
  const wanting = loaded > 0 && loaded < PAGES_MOST && hasNextPage && (place === null || after === null)
  useEffect(() => {
    if (wanting && !isFetching) void fetchNextPage()
  }, [wanting, isFetching, fetchNextPage])

  useEffect(() => {
    if (after) void utils.logbook.get.prefetch({ id: after })
  }, [after, utils])

  const help = (
    <Suspense>
      <KeysHelp />
    </Suspense>
  )
  if (logs.length === 0) return help
  return (
    <nav className="pager" aria-label={t`Queue`}>
      {help}
      {place !== null && total !== undefined && total >= place && (
        <span className="hint">
          <Trans>
            {place} of {total}
          </Trans>
        </span>
      )}
      <Way to={before && to(before)} icon={ChevronUp} label={earlier} keys="K" />
      <Way to={after && to(after)} icon={ChevronDown} label={next} keys="J" />
    </nav>
  )
}

function Way({ to, icon, label, keys }: { to: string | null; icon: typeof ChevronUp; label: string; keys: string }) {
  const look = `${buttonClass()} icon`
  if (to === null) {
    return (
      <span className={look} aria-hidden="true" data-off>
        <Icon of={icon} />
      </span>
    )
  }
  return (
    <Link className={look} to={to} aria-label={label} title={`${label} (${keys})`} aria-keyshortcuts={keys}>
      <Icon of={icon} />
    </Link>
  )
}
