import './week-list.css'
import type { WeekLine } from '@ipt/contracts'
import type { Role } from '@ipt/domain'
import { Icon } from '@ipt/ui'
import { Plural, Trans } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { useFormats } from '../../../lib/format.ts'
import { useWeekRange } from './use-week-range.ts'
import { weekPath } from './week-path.ts'
import { WeekState } from './week-state.tsx'

/** Weeks of one placement, each with what it came to. */
export function WeekList({ role, placementId, weeks }: { role: Role; placementId: string; weeks: readonly WeekLine[] }) {
  const format = useFormats()
  const range = useWeekRange()
  return (
    <ul className="card lines week-list">
      {weeks.map((week) => {
        const { weekStartsOn, number, logged, expected, hours, missing, submitted, returned } = week
        const time = format.number(hours)
        return (
          <li key={weekStartsOn}>
            <Link className="week-line" to={weekPath(role, placementId, weekStartsOn)}>
              <span className="grow">
                <span className="between wrap">
                  <span className="m">
                    <Trans>
                      Week {number}: {range(weekStartsOn)}
                    </Trans>
                  </span>
                  <WeekState week={week} />
                </span>
                <span className="hint">
                  <Plural value={expected} one={`${logged} of # day logged`} other={`${logged} of # days logged`} />
                  {', '}
                  <Trans>{time} h</Trans>
                  {missing > 0 && (
                    <>
                      {', '}
                      <Plural value={missing} one="# missing" other="# missing" />
                    </>
                  )}
                  {submitted > 0 && (
                    <>
                      {', '}
                      <Plural value={submitted} one="# to verify" other="# to verify" />
                    </>
                  )}
                  {returned > 0 && (
                    <>
                      {', '}
                      <Plural value={returned} one="# returned" other="# returned" />
                    </>
                  )}
                </span>
              </span>
              <Icon of={ChevronRight} size="s" />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
