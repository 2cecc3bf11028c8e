import '../../../cohorts/staff/later/cohorts.css'
import './placing.css'
import type { PlacementRow, PlacingOptions } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Dialog } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { FileText, Undo2, UserPen } from 'lucide-react'
import { useState } from 'react'
import { Link } from '../../../../components/link.tsx'
import { arrivalWord, PLACEMENT_STATUS_WORDS } from '../../../placements/staff/placement-words.ts'
import { LettersForm } from './letters-form.tsx'
import { SupervisorsForm } from './supervisors-form.tsx'
import { TakeBackForm } from './take-back-form.tsx'

export interface PlacementRowsProps {
  rows: readonly PlacementRow[]
  chosen: ReadonlyMap<string, PlacementRow>
  onChoose: (chosen: ReadonlyMap<string, PlacementRow>) => void
  options: PlacingOptions
  onDone: () => void
}

/** Placements to choose from, and what can be done with those who are chosen. */
export function PlacementRows({ rows, chosen, onChoose, options, onDone }: PlacementRowsProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState<'supervisors' | 'letters' | 'takeBack' | null>(null)
  const picked = rows.filter(({ id }) => chosen.has(id)).slice(0, LIMITS.list)
  const hosts = new Set(picked.map(({ organisation }) => organisation.id))
  const all = picked.length === rows.length
  const toggle = (row: PlacementRow, on: boolean) => {
    const next = new Map(chosen)
    if (on) next.set(row.id, row)
    else next.delete(row.id)
    onChoose(next)
  }
  const close = () => setOpen(null)
  const done = () => {
    close()
    onDone()
  }
  return (
    <div className="card students">
      <table>
        <caption className="sr">{t`Placements`}</caption>
        <thead>
          <tr>
            <td className="of-tick">
              <label>
                <input
                  type="checkbox"
                  checked={all}
                  aria-label={t`Choose all that are shown`}
                  onChange={() => onChoose(new Map(all ? [] : rows.map((row) => [row.id, row])))}
                />
              </label>
            </td>
            <th scope="col">{t`Student`}</th>
            <th scope="col">{t`Place`}</th>
            <th scope="col" className="of-programme">{t`Supervisors`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} chosen={chosen.has(row.id)} onToggle={(on) => toggle(row, on)} />
          ))}
        </tbody>
      </table>
      <div className="students-act" role="status">
        {picked.length === 0 ? (
          <span className="hint">
            <Plural
              value={rows.length}
              one="# placement shown. Choose those to change."
              other="# placements shown. Choose those to change."
            />
          </span>
        ) : (
          <>
            <Button icon={UserPen} onClick={() => setOpen('supervisors')}>
              <Plural value={picked.length} one="Change supervisor of #" other="Change supervisors of #" />
            </Button>
            <Button icon={FileText} onClick={() => setOpen('letters')}>
              <Plural value={picked.length} one="Letter for #" other="Letters for #" />
            </Button>
            <Button variant="quiet" icon={Undo2} onClick={() => setOpen('takeBack')}>
              <Plural value={picked.length} one="Take back # placement" other="Take back # placements" />
            </Button>
          </>
        )}
      </div>
      <Dialog open={open === 'supervisors'} onClose={close} title={<Trans>Who supervises</Trans>} closeLabel={t`Close`}>
        <SupervisorsForm rows={picked} sameHost={hosts.size === 1} options={options} onDone={done} onCancel={close} />
      </Dialog>
      <Dialog open={open === 'letters'} onClose={close} title={<Trans>Issue letters</Trans>} closeLabel={t`Close`}>
        <LettersForm rows={picked} onDone={done} onCancel={close} />
      </Dialog>
      <Dialog open={open === 'takeBack'} onClose={close} title={<Trans>Take placements back</Trans>} closeLabel={t`Close`}>
        <TakeBackForm rows={picked} onDone={done} onCancel={close} />
      </Dialog>
    </div>
  )
}

function Line({ row, chosen, onToggle }: { row: PlacementRow; chosen: boolean; onToggle: (on: boolean) => void }) {
  const { t, i18n } = useLingui()
  const { id, student, programme, organisation, site, status, arrival, missing, industrialSupervisor, universitySupervisor } = row
  const { name } = student
  return (
    <tr>
      <td className="of-tick">
        <label>
          <input type="checkbox" checked={chosen} aria-label={t`Choose ${name}`} onChange={(event) => onToggle(event.target.checked)} />
        </label>
      </td>
      <th scope="row">
        <Link className="row-link" to={`/coordinator/placements/${id}`}>
          {name}
        </Link>
        <span className="hint">
          {student.registrationNumber} · {programme.code}
        </span>
      </th>
      <td className="sm">
        {organisation.name}, {site.name}
        <span className="hint">
          {i18n._(PLACEMENT_STATUS_WORDS[status])}
          {(status === 'CONFIRMED' || status === 'ACTIVE') && (
            <> · {i18n._(arrivalWord({ arrival: arrival === null ? null : ({ status: arrival } as never) }))}</>
          )}
          {missing !== null && (
            <>
              {' · '}
              <b>
                <Plural value={missing} one="# day without a log" other="# days without a log" />
              </b>
            </>
          )}
        </span>
      </td>
      <td className="sm of-programme">
        <span className="block">{industrialSupervisor?.name ?? <span className="faint">{t`Nobody at the company`}</span>}</span>
        <span className="block">{universitySupervisor?.name ?? <span className="faint">{t`Nobody of the university`}</span>}</span>
      </td>
    </tr>
  )
}
