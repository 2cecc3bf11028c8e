import '../../logbook/components/log-screen.css'
import './week.css'
import type { WeekView } from '@ipt/contracts'
import type { Role } from '@ipt/domain'
import { Button, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import NotFound from '../../../components/not-found.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { codeOf } from '../../../lib/errors.ts'
import { useNavigate } from '../../../lib/router.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { SignOffSection } from './sign-off-section.tsx'
import { SummarySection } from './summary-section.tsx'
import { useWeek } from './use-week.ts'
import { useWeekRange } from './use-week-range.ts'
import { WeekDays } from './week-days.tsx'
import { WeekPaper } from './week-paper.tsx'
import { weekPath } from './week-path.ts'
import { WeekState } from './week-state.tsx'
import { WeekTotals } from './week-totals.tsx'

export interface WeekScreenProps {
  role: Role
  placementId: string
  monday: string
  back: string
  backLabel: ReactNode
  /** Beside the way back. */
  beside?: ReactNode
  /** Days, summary and sign-off in the form of whoever works on them; else as they are read. */
  children?: (week: WeekView) => ReactNode
}

const NOT_THERE = ['PLACEMENT_NOT_FOUND', 'WEEK_NOT_FOUND', 'INPUT_INVALID']

/** One week of a placement, for everybody on it; printed, it is a page of a logbook. */
export function WeekScreen({ role, placementId, monday, back, backLabel, beside, children }: WeekScreenProps) {
  const query = useWeek(placementId, monday)
  if (NOT_THERE.includes(codeOf(query.error) ?? '') && !query.data) return <NotFound />
  return (
    <div className="page week">
      <div className="between">
        <Link className="back sm" to={back}>
          <Icon of={ChevronLeft} size="s" />
          {backLabel}
        </Link>
        {beside}
      </div>
      <Loaded query={query} lines={8}>
        {(week) => (
          <OneWeek key={week.weekStartsOn} role={role} week={week}>
            {children?.(week)}
          </OneWeek>
        )}
      </Loaded>
    </div>
  )
}

function OneWeek({ role, week, children }: { role: Role; week: WeekView; children: ReactNode }) {
  const { t } = useLingui()
  const range = useWeekRange()
  const { number, placement, weekStartsOn } = week
  const dates = range(weekStartsOn)
  return (
    <>
      <header className="week-head">
        <PageHeading title={role === 'student' ? t`Week ${number}: ${dates}` : t`${placement.student.name}, week ${number}: ${dates}`} />
        <p className="row wrap">
          <WeekState week={week} />
          <span className="muted">
            {placement.organisation}, {placement.site}
          </span>
        </p>
        <WeekWays role={role} week={week} />
        <WeekTotals week={week} />
      </header>
      {children ?? (
        <>
          <WeekDays role={role} week={week} />
          <SummarySection week={week} />
          <SignOffSection week={week} />
        </>
      )}
      <WeekPaper week={week} />
    </>
  )
}

/** To the weeks beside it, and to the printer. */
function WeekWays({ role, week: { placementId, previous, next } }: { role: Role; week: WeekView }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const go = (to: string | null, label: string) => (to ? { label, run: () => navigate(weekPath(role, placementId, to)) } : undefined)
  useShortcuts({
    '[': go(previous, t`Week before`),
    ']': go(next, t`Week after`),
    p: { label: t`Print`, run: () => window.print() },
  })
  return (
    <nav className="week-ways" aria-label={t`Weeks`}>
      {previous && (
        <Link className="btn small" to={weekPath(role, placementId, previous)}>
          <Icon of={ChevronLeft} size="s" />
          <Trans>Week before</Trans>
        </Link>
      )}
      {next && (
        <Link className="btn small" to={weekPath(role, placementId, next)}>
          <Trans>Week after</Trans>
          <Icon of={ChevronRight} size="s" />
        </Link>
      )}
      <Button size="small" variant="quiet" icon={Printer} onClick={() => window.print()}>
        <Trans>Print</Trans>
      </Button>
    </nav>
  )
}
