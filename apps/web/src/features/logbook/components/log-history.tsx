import type { LogStatus } from '@ipt/log-machine'
import { Icon } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Clock } from 'lucide-react'
import { Loaded } from '../../../components/loaded.tsx'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'

/** Whose turn it is in each state; null where nothing more is to come. */
const WAITS_FOR: Record<LogStatus, MessageDescriptor | null> = {
  SUBMITTED: msg`Waits for the industrial supervisor`,
  REVISION_REQUESTED: msg`Waits for the student`,
  VERIFIED_INDUSTRY: msg`Waits for the university supervisor`,
  VERIFIED_ACADEMIC: null,
  FLAGGED: msg`Waits for the coordinator`,
  VOIDED: null,
}

/** Who did what to the log and when, newest first. */
export function LogHistory({ logId, status }: { logId: string; status: LogStatus }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const events = trpc.logbook.events.useQuery({ id: logId })
  const waits = WAITS_FOR[status]
  return (
    <section className="group" aria-labelledby="history">
      <h2 id="history">
        <Trans>History</Trans>
      </h2>
      <Loaded query={events}>
        {({ items }) => (
          <ol className="trail sm">
            {waits && (
              <li>
                <span className="dot">
                  <Icon of={Clock} />
                </span>
                <p className="m">{i18n._(waits)}</p>
              </li>
            )}
            {[...items]
              .sort((a, b) => b.at.localeCompare(a.at))
              .map(({ id, event, revision, at, by, comment }) => {
                const words = LOG_EVENT_WORDS[event]
                return (
                  <li key={id} data-s={words.tone}>
                    <span className="dot">
                      <Icon of={words.icon} />
                    </span>
                    <p>
                      <b className="m">{i18n._(words.past)}</b>
                      {by && `, ${by.name}`}
                    </p>
                    {comment && <p className="prose">{comment}</p>}
                    <p className="hint">
                      <Trans>Revision {revision}</Trans>, <time dateTime={at}>{format.moment(at)}</time>
                    </p>
                  </li>
                )
              })}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
