import './today-page.css'
import type { PlacementView } from '@ipt/contracts'
import type { IsoDate } from '@ipt/domain'
import { EmptyState, Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Briefcase, ChevronRight, Clock, Undo2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded, Waiting } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { byNeed } from '../../placements/student/current-placement.ts'
import { useLastDays, useReturnedLogs } from '../api/use-logs.ts'
import { DayLog } from './day-log.tsx'
import { moveDraft, newLogKey } from './draft.ts'
import { skillsOf } from './skills.ts'
import { lastSevenDays } from './week.ts'
import { WeekStrip } from './week-strip.tsx'

const ArrivalForm = lazy(() => import('../../arrivals/student/arrival-form.tsx'))

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
            <NoPlacement />
          )
        }}
      </Loaded>
    </div>
  )
}

const NoPlacement = () => (
  <EmptyState icon={Briefcase} title={<Trans>You have no placement yet</Trans>}>
    <Trans>Daily logs start once your coordinator has confirmed where you go. It then stands here.</Trans>
  </EmptyState>
)

interface PlacementTodayProps {
  placement: PlacementView
  /** All of the student's placements, this one included. */
  others: readonly PlacementView[]
  onPlacement: (id: string) => void
}

function PlacementToday({ placement, others, onPlacement }: PlacementTodayProps) {
  const me = useMe()
  const { today, days, cohort, logWindow } = placement
  const [date, setDate] = useState(today)
  const recent = useLastDays(placement.id, today)
  const logs = recent.data?.items ?? []
  // What was typed follows the person to another day.
  const changeDate = (to: IsoDate) => {
    moveDraft(localStorage, newLogKey(me.id, placement.id, date), newLogKey(me.id, placement.id, to))
    setDate(to)
  }

  return (
    <>
      <p className="muted">
        <Trans>
          {days.logged} of {cohort.requiredDays} days logged
        </Trans>
      </p>
      <div className="today-side">
        <ReturnedNotice />
        {recent.data && (logWindow || logs.length > 0) && (
          <WeekStrip days={lastSevenDays(placement, logs)} chosen={date} onChoose={changeDate} />
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
          !placement.canReportArrival && <NoLogsNow placement={placement} />
        )}
      </div>
    </>
  )
}

/** What came back comes first, with its question and one way on. */
function ReturnedNotice() {
  const format = useFormats()
  const { items = [] } = useReturnedLogs().data ?? {}
  return items.map((log) => (
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

/** Why there is no form, in a sentence. */
function NoLogsNow({ placement: { status, today, startsOn, organisation } }: { placement: PlacementView }) {
  const format = useFormats()
  return (
    <Notice tone="waiting" icon={Clock}>
      {status === 'PROPOSED' ? (
        <Trans>Your placement at {organisation} waits for the coordinator's confirmation. Logs start after it.</Trans>
      ) : today < startsOn ? (
        <Trans>
          Your placement at {organisation} starts on {format.date(startsOn)}. Logs start then.
        </Trans>
      ) : (
        <Trans>No logs are taken for your placement at {organisation} any more. What you logged stays under "My logs".</Trans>
      )}
    </Notice>
  )
}
