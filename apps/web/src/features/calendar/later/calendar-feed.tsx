import './calendar-feed.css'
import { Button, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarPlus, CircleAlert, RefreshCw, X } from 'lucide-react'
import { useState } from 'react'
import { ShownOnce } from '../../../components/later/shown-once.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'

const HEADING_ID = 'calendar-feed'

/** A person's dates for the calendar that they use anyway: an address of their own, which can be replaced and stopped. */
export default function CalendarFeed() {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const feed = trpc.calendar.feed.useQuery()
  const [address, setAddress] = useState<string | null>(null)
  const [stopped, setStopped] = useState(false)
  const onSettled = () => utils.calendar.feed.invalidate()
  const create = trpc.calendar.create.useMutation({
    onSuccess: ({ path, createdAt }) => {
      setAddress(new URL(path, location.origin).href)
      setStopped(false)
      utils.calendar.feed.setData(undefined, { createdAt, lastFetchedAt: null })
    },
    onSettled,
  })
  const revoke = trpc.calendar.revoke.useMutation({
    onSuccess: () => {
      setAddress(null)
      setStopped(true)
      utils.calendar.feed.setData(undefined, null)
      focusOn(HEADING_ID)
    },
    onSettled,
  })
  const busy = create.isPending || revoke.isPending
  const error = create.error ?? revoke.error

  return (
    <section className="card pad group calendar-feed" aria-labelledby={HEADING_ID}>
      <h2 id={HEADING_ID} tabIndex={-1}>
        <Trans>Calendar feed</Trans>
      </h2>
      <p className="measure">
        <Trans>
          Your dates in the calendar that you use anyway: when training begins and ends, until when logs are taken. Add the address there as
          a calendar “from URL”. It is yours alone: whoever has it reads your dates.
        </Trans>
      </p>
      <Loaded query={feed} lines={2}>
        {(made) => (
          <>
            {address !== null && (
              <ShownOnce key={address} label={t`Your address`} value={address}>
                <Trans>Copy the address</Trans>
              </ShownOnce>
            )}
            {made && (
              <p className="hint">
                {made.lastFetchedAt ? (
                  <Trans>
                    In use since {format.moment(made.createdAt)}, last fetched {format.moment(made.lastFetchedAt)}.
                  </Trans>
                ) : (
                  <Trans>In use since {format.moment(made.createdAt)}, not fetched yet.</Trans>
                )}{' '}
                {address === null && <Trans>The address is not shown again. If you lost it, make a new one.</Trans>}
              </p>
            )}
            <p className="hint" role="status">
              {stopped && !made && <Trans>Stopped. The address no longer works.</Trans>}
            </p>
            <div className="row wrap">
              {made ? (
                <>
                  <Button icon={RefreshCw} busy={create.isPending} aria-disabled={busy} onClick={() => !busy && create.mutate()}>
                    <Trans>Make a new address (the old one stops)</Trans>
                  </Button>
                  <Button icon={X} busy={revoke.isPending} aria-disabled={busy} onClick={() => !busy && revoke.mutate()}>
                    <Trans>Stop the feed</Trans>
                  </Button>
                </>
              ) : (
                <Button icon={CalendarPlus} busy={create.isPending} onClick={() => create.mutate()}>
                  {t`Make an address`}
                </Button>
              )}
            </div>
          </>
        )}
      </Loaded>
      <div role="alert">
        {error && !busy && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}
          </Notice>
        )}
      </div>
    </section>
  )
}
