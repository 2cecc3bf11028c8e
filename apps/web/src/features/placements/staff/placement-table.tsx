import './placement-table.css'
import type { PlacementView } from '@ipt/contracts'
import { Button } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from '../../../components/link.tsx'
import { useSlice } from '../../../components/staff/use-slice.ts'
import { useFormats } from '../../../lib/format.ts'
import { SignLines } from './sign-lines.tsx'

export interface PlacementTableProps {
  placements: readonly PlacementView[]
  caption: string
  /** Where a student's name leads. */
  to: (placement: PlacementView) => string
  /** A column of the role's own, before what is seen. */
  column: { head: string; cell: (placement: PlacementView) => ReactNode; numeric?: boolean }
}

/** Placements with what their logs have come to and what is seen of them. On a phone a row becomes a block. */
export function PlacementTable({ placements, caption, to, column }: PlacementTableProps) {
  const { t } = useLingui()
  const format = useFormats()
  const { shown, hasMore, showMore } = useSlice(placements)
  const [count, all] = [shown.length, placements.length]
  const numeric = column.numeric ? 'num' : undefined
  return (
    <div className="card places">
      {/* The roles are said again because a table that is laid out as blocks loses them. */}
      <table {...role('table')}>
        <caption className="sr">{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            <th {...role('columnheader')}>{t`Student`}</th>
            <th {...role('columnheader')}>{t`Logs`}</th>
            <th {...role('columnheader')}>{t`Last log`}</th>
            <th {...role('columnheader')} className={numeric}>
              {column.head}
            </th>
            <th {...role('columnheader')}>{t`What we see`}</th>
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {shown.map((placement) => (
            <tr key={placement.id} {...role('row')}>
              <th {...role('rowheader')} scope="row">
                <Link className="name" to={to(placement)}>
                  {placement.student.name}
                </Link>
                <span className="hint">{placement.organisation}</span>
              </th>
              <td {...role('cell')} className="of-logs">
                <span className="lab">{t`Logs`}</span>
                <DaysLogged days={placement.days} />
              </td>
              <td {...role('cell')} className="of-last">
                <span className="lab">{t`Last log`}</span>
                {placement.lastLogDate ? format.dayShort(placement.lastLogDate) : t`none yet`}
              </td>
              <td {...role('cell')} className={numeric}>
                <span className="lab">{column.head}</span>
                {column.cell(placement)}
              </td>
              <td {...role('cell')} className="of-signs">
                <SignLines placement={placement} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="places-foot between">
        <span className="hint">
          <Trans>
            Most at risk first. {count} of {all} shown.
          </Trans>
        </span>
        {hasMore && (
          <Button size="small" onClick={showMore}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </p>
    </div>
  )
}

const role = (name: string) => ({ role: name })

/** Working days with a log, of those that have passed; as numbers and as a bar. */
export function DaysLogged({ days: { logged, passed } }: Pick<PlacementView, 'days'>) {
  const { t } = useLingui()
  const percent = passed > 0 ? Math.min(100, Math.round((100 * logged) / passed)) : 0
  return (
    <span className="days-logged">
      <span aria-hidden="true">
        <span className="m">{logged}</span>
        <span className="faint"> / {passed}</span>
      </span>
      <span className="sr">{t`${logged} of ${passed} days`}</span>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
    </span>
  )
}
