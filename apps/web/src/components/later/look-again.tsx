import { Button } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'

/** Asks for an empty list once more, and says that it did: nothing else can be done about it here. */
export default function LookAgain({ query }: { query: { isFetching: boolean; refetch: () => Promise<{ isError: boolean }> } }) {
  const format = useFormats()
  const [looked, setLooked] = useState<{ at: Date; failed: boolean } | null>(null)
  const look = async () => {
    const { isError } = await query.refetch()
    setLooked({ at: new Date(), failed: isError })
  }
  return (
    <>
      <Button icon={RotateCcw} busy={query.isFetching} onClick={() => void look()}>
        <Trans>Look again</Trans>
      </Button>
      <p className="hint" role="status">
        {looked &&
          !query.isFetching &&
          (looked.failed ? <Trans>No answer. Try it later.</Trans> : <Trans>Nothing new at {format.time(looked.at)}.</Trans>)}
      </p>
    </>
  )
}
