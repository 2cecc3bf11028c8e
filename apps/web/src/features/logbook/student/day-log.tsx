import { Suspense, useState } from 'react'
import { Loaded, Waiting } from '../../../components/loaded.tsx'
import { lazyPart } from '../../../lib/later.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { useLogsOn } from '../api/use-logs.ts'
import { newLogKey } from '../draft.ts'
import { DayFacts, type DayFactsProps } from './day-facts.tsx'
import { NewLog } from './new-log.tsx'

// Most visits come to write: what shows a written log is fetched when there is one.
const WrittenLog = lazyPart(() => import('./written-log.tsx'))

/** One day of a placement: its log where there is one, the form for it where there is none. */
export function DayLog({ suggestions, ...facts }: Omit<DayFactsProps, 'error'> & { suggestions: readonly string[] }) {
  const me = useMe()
  const [dateError, setDateError] = useState<string | null>(null)
  const { placement, date } = facts
  const logs = useLogsOn(placement.id, date)
  const key = newLogKey(me.id, placement.id, date)
  return (
    <>
      <DayFacts {...facts} error={dateError} />
      <Loaded query={logs} lines={6}>
        {({ items }) => {
          const log = items.find((each) => each.status !== 'VOIDED')
          return log ? (
            <Suspense fallback={<Waiting />}>
              <WrittenLog key={log.id} log={log} unsentKey={key} suggestions={suggestions} />
            </Suspense>
          ) : (
            <NewLog key={key} draftKey={key} placementId={placement.id} date={date} suggestions={suggestions} onDateError={setDateError} />
          )
        }}
      </Loaded>
    </>
  )
}
