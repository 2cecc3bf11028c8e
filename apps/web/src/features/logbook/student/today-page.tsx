import './today-page.css'
import type { LogView, PlacementView } from '@ipt/contracts'
import { type IsoDate, mondayOf } from '@ipt/domain'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, Undo2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded, Waiting } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { useFormats } from '../../../lib/format.ts'
import { later, lazyPart } from '../../../lib/later.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { byNeed } from '../../placements/current-placement.ts'
import { useLastDays, useReturnedLogs } from '../api/use-logs.ts'
import { isEmptyDraft, moveDraft, newLogKey, readDraft } from '../draft.ts'
import { DayLog } from './day-log.tsx'
import { skillsOf } from './skills.ts'
import { lastSevenDays } from './week.ts'
import { WeekStrip } from './week-strip.tsx'

const ArrivalForm = lazyPart(() => import('../../arrivals/student/arrival-form.tsx'))
const NoPlacement = later(() => import('./later/no-placement.tsx'))
const NoLogsNow = later(() => import('./later/no-logs-now.tsx'))

/** A student's day: what came back, the last seven days, and the log to write. */
export function TodayPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { today } = useMe()
  const placements = trpc.placements.list.useQuery({ as: 'student' })
  const [chosen, choose] = useState<string | null>(null)

  return (
    <div className="page wide today">
      <PageHeading title={t`Today`}>{format.dayLong(placements.data?.[0]?.today ?? today)}</PageHeading>
      <Loaded query={placements} lines={6}>
        {(all) => {
          const sorted = byNeed(all)
          const placement = sorted.find((each) => each.id === chosen) ?? sorted[0]
          return placement ? (
            <PlacementToday key={placement.id} placement={placement} others={sorted} onPlacement={choose} />
          ) : (
            <Suspense fallback={<Waiting />}>
              <NoPlacement />
            </Suspense>
          )
        }}
      </Loaded>
    </div>
  )
}

interface PlacementTodayProps {
  placement: PlacementView
  /** All of the student's placements, this one included. */
  others: readonly PlacementView[]
  onPlacement: (id: string) => void
}

function PlacementToday({ placement, others, onPlacement }: PlacementTodayProps) {
  const me = useMe()
  const { today, days, cohort, logWindow } = placement
  const isBegun = (day: IsoDate) => {
    const draft = readDraft(localStorage, newLogKey(me.id, placement.id, day))
    return draft !== null && !isEmptyDraft(draft)
  }
  const [shown, setShown] = useState({ today, date: today })
  // A new day began: the page goes on to it, unless words for the old one are still being written.
  if (shown.today !== today) setShown({ today, date: shown.date === shown.today && !isBegun(shown.date) ? today : shown.date })
  const { date } = shown
  const recent = useLastDays(placement.id, today)
  const returned = useReturnedLogs()
  const logs = recent.data?.items ?? []
  // What was typed follows the person to another day.
  const changeDate = (to: IsoDate) => {
    moveDraft(localStorage, newLogKey(me.id, placement.id, date), newLogKey(me.id, placement.id, to))
    setShown({ today, date: to })
  }

  return (
    <>
      <p className="muted">
        <Trans>
          {days.logged} of {cohort.requiredDays} days logged
        </Trans>
      </p>
      <div className="today-side">
        {(recent.isPending || returned.isPending) && <Waiting lines={2} first />}
        <ReturnedNotice logs={returned.data?.items ?? []} />
        {recent.data && (logWindow || logs.length > 0) && (
          <>
            <WeekStrip days={lastSevenDays(placement, logs)} chosen={date} onChoose={changeDate} />
            <Link className="btn link small" to={`/student/weeks/${mondayOf(today)}?placement=${placement.id}`}>
              <Trans>This week</Trans>
            </Link>
          </>
        )}
      </div>
      <div className="today-main stack">
        {placement.canReportArrival && (
          <Suspense fallback={<Waiting />}>
            <ArrivalForm placement={placement} />
          </Suspense>
        )}
        {logWindow ? (
          <DayLog
            placement={placement}
            others={others}
            onPlacement={onPlacement}
            date={date}
            onDate={changeDate}
            suggestions={skillsOf(logs)}
          />
        ) : (
          !placement.canReportArrival && (
            <Suspense fallback={<Waiting lines={1} />}>
              <NoLogsNow placement={placement} />
            </Suspense>
          )
        )}
      </div>
    </>
  )
}

/** What came back comes first, with its question and one way on. */
function ReturnedNotice({ logs }: { logs: readonly LogView[] }) {
  const format = useFormats()
  return logs.map((log) => (
    <Link key={log.id} className="notice" to={`/student/logs/${log.id}`} data-s="returned">
      <Icon of={Undo2} />
      <span>
        <b>
          <Trans>{format.dayShort(log.logDate)} was returned.</Trans>
        </b>{' '}
        {log.remark?.comment}
      </span>
      <Icon of={ChevronRight} size="s" />
    </Link>
  ))
}
