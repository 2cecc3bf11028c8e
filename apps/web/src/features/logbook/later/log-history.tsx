import './log-history.css'
import type { LogView } from '@ipt/contracts'
import type { LogStatus } from '@ipt/log-machine'
import { Icon } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Clock } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { useFormats } from '../../../lib/format.ts'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { trpc } from '../../../lib/trpc.ts'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'
import { useChangesAddress } from './changes-address.ts'
import { historyOf } from './history.ts'

/** Whose turn it is in each state; null where nothing more is to come. */
const WAITS_FOR: Record<LogStatus, MessageDescriptor | null> = {
  SUBMITTED: msg`Waits for the industrial supervisor`,
  REVISION_REQUESTED: msg`Waits for the student`,
  VERIFIED_INDUSTRY: msg`Waits for the university supervisor`,
  VERIFIED_ACADEMIC: null,
  FLAGGED: msg`Waits for the coordinator`,
  VOIDED: null,
}

/** Who did what to the log and when, newest first. A revision leads to what changed in it. */
export default function LogHistory({ log }: { log: Pick<LogView, 'id' | 'status' | 'revision'> }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const address = useChangesAddress()
  const events = trpc.logbook.events.useQuery({ id: log.id })
  const waits = WAITS_FOR[log.status]
  /** What a revision changed; of the first, what came of it. */
  const changesOf = (revision: number) => address(revision > 1 ? { from: revision - 1, to: revision } : { from: 1, to: log.revision })
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
            {historyOf(items).map(({ id, event, revision, at, by, role, comment, undone }) => {
              const words = LOG_EVENT_WORDS[event]
              return (
                <li key={id} data-s={undone ? 'voided' : words.tone}>
                  <span className="dot">
                    <Icon of={words.icon} />
                  </span>
                  <div data-undone={undone || undefined}>
                    <p>
                      <b className="m">{i18n._(words.past)}</b>
                      {by && `, ${by.name}`}
                    </p>
                    {comment && <p className="prose">{comment}</p>}
                    {undone && (
                      <p>
                        <Trans>Taken back, so it does not count.</Trans>
                      </p>
                    )}
                    <p className="hint">
                      {role && `${i18n._(ROLE_PLACES[role].label)}. `}
                      {log.revision > 1 ? (
                        <Link to={changesOf(revision)}>
                          <Trans>Revision {revision}</Trans>
                        </Link>
                      ) : (
                        <Trans>Revision {revision}</Trans>
                      )}
                      , <time dateTime={at}>{format.moment(at)}</time>
                    </p>
                  </div>
                </li>
              )
            })}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
