import './open-flags.css'
import type { LogView } from '@ipt/contracts'
import { EmptyState, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { later } from '../../../lib/later.ts'
import { useSearchParams } from '../../../lib/router.ts'
import { DECISION_WORDS } from '../../logbook/staff/decision-words.ts'
import GoneNotice from '../../logbook/staff/gone-notice.tsx'
import type { GoneLog } from '../../logbook/staff/use-gone.ts'
import { nextOf } from '../../reviews/staff/queue.ts'
import { filterOf, isFiltered, searchOf } from '../../reviews/staff/queue-filter.ts'
import { useQueue } from '../../reviews/staff/use-queue.ts'
import { FlagLine, flagId } from './flag-line.tsx'
import type { WayOut } from './resolve-form.tsx'

const QueueTools = later(() => import('../../reviews/staff/later/queue-tools.tsx'))
const QueueKeys = later(() => import('../../reviews/staff/later/queue-keys.tsx'))
const NothingFiltered = later(() => import('../../reviews/staff/later/nothing-filtered.tsx'))

const SECTION_ID = 'flags'

/** The flags that a coordinator has to end, oldest first, each decided where it stands. */
export function OpenFlags() {
  const { i18n } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const { pages, logs, drop, filter } = useQueue('coordinator', filterOf(useSearchParams()[0]))
  const [open, setOpen] = useState<string | null>(null)
  const [gone, setGone] = useState<GoneLog | null>(null)

  const resolved = (log: LogView, way: WayOut) => {
    const next = nextOf(logs, log.id)
    setOpen(null)
    setGone(null)
    drop(log.id)
    toast({ text: `${i18n._(DECISION_WORDS[way].done)} ${log.student.name}, ${format.dayShort(log.logDate)}.` })
    focusOn(next ? flagId(next) : SECTION_ID)
  }

  return (
    <section className="card pad open-flags" aria-labelledby={SECTION_ID}>
      <header className="between">
        <h2 id={SECTION_ID} tabIndex={-1}>
          <Trans>Open flags</Trans>
        </h2>
        {(logs.length > 0 || isFiltered(filter)) && (
          <Suspense>
            <QueueTools role="coordinator" filter={filter} />
            <QueueKeys items=".flag h3" card=".flag" />
          </Suspense>
        )}
      </header>
      {gone && <GoneNotice key={gone.log.id} gone={gone} to={`/coordinator/flags/${gone.log.id}`} />}
      <Loaded query={pages} lines={5}>
        {() =>
          logs.length > 0 ? (
            <>
              <ol className="flags">
                {logs.map((log, index) => (
                  <FlagLine
                    key={log.id}
                    log={log}
                    to={`/coordinator/flags/${log.id}${searchOf(filter)}`}
                    primary={open === null && index === 0}
                    open={open === log.id}
                    onOpen={(opening) => setOpen(opening ? log.id : null)}
                    onResolved={resolved}
                    onGone={(lost) => {
                      setOpen(null)
                      drop(lost.log.id)
                      setGone(lost)
                    }}
                  />
                ))}
              </ol>
              <ShowMore pages={pages} />
            </>
          ) : isFiltered(filter) ? (
            <Suspense>
              <NothingFiltered />
            </Suspense>
          ) : (
            <EmptyState icon={CheckCheck} title={<Trans>No open flags</Trans>}>
              <Trans>What a university supervisor flags stands here until you decide on it.</Trans>
            </EmptyState>
          )
        }
      </Loaded>
    </section>
  )
}
