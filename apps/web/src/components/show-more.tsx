import { Button } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { LoadError } from './loaded.tsx'

/** What of a paged query's result this needs. */
export interface Pages {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  error: unknown
  fetchNextPage: () => unknown
}

/** The next page of a list, one press away; nothing at its end. */
export function ShowMore({ pages }: { pages: Pages }) {
  const next = () => void pages.fetchNextPage()
  if (pages.isFetchNextPageError) return <LoadError error={pages.error} busy={pages.isFetchingNextPage} onRetry={next} />
  if (!pages.hasNextPage) return null
  return (
    <div>
      <Button busy={pages.isFetchingNextPage} onClick={next}>
        <Trans>Show more</Trans>
      </Button>
    </div>
  )
}
