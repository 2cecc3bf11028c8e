import type { SeasonStudent } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, EmptyState, Notice } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, SearchX, UserMinus, UserPlus } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { PLACEMENT_STATUS_WORDS } from '../../../placements/staff/placement-words.ts'

export interface StudentTableProps {
  students: readonly SeasonStudent[]
  show: 'enrolled' | 'unplaced' | 'placed' | 'others'
  searched: boolean
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  busy: boolean
  error: unknown
  onAct: (studentIds: string[]) => void
}

/** Students to choose from, and what can be done with those who are chosen. */
export function StudentTable({ students, show, searched, chosen, onChoose, busy, error, onAct }: StudentTableProps) {
  const { t } = useLingui()
  const errorText = useErrorText()
  if (students.length === 0)
    return (
      <div className="card">
        <EmptyState icon={SearchX} title={<Trans>Nobody to show</Trans>}>
          {searched ? (
            <Trans>No student fits this search.</Trans>
          ) : show === 'enrolled' ? (
            <Trans>Nobody is in the season yet. Choose "Not in the season", and enrol a programme or single students.</Trans>
          ) : (
            <Trans>No student is in this group.</Trans>
          )}
        </EmptyState>
      </div>
    )

  const picked = students.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChoose(next)
  }
  const all = picked.length === students.length
  return (
    <div className="card students">
      <table>
        <caption className="sr">{t`Students`}</caption>
        <thead>
          <tr>
            <td className="of-tick">
              <label>
                <input
                  type="checkbox"
                  checked={all}
                  aria-label={t`Choose all that are shown`}
                  onChange={() => onChoose(new Set(all ? [] : students.map(({ id }) => id)))}
                />
              </label>
            </td>
            <th scope="col">{t`Student`}</th>
            <th scope="col" className="of-programme">{t`Programme`}</th>
            <th scope="col">{t`Placement`}</th>
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <StudentLine key={student.id} student={student} chosen={chosen.has(student.id)} onToggle={(on) => toggle(student.id, on)} />
          ))}
        </tbody>
      </table>
      <div className="students-act" role="status">
        {picked.length === 0 ? (
          <span className="hint">
            <Plural value={students.length} one="# student shown. Choose those to move." other="# students shown. Choose those to move." />
          </span>
        ) : (
          <Button
            variant={show === 'others' ? 'primary' : 'plain'}
            icon={show === 'others' ? UserPlus : UserMinus}
            busy={busy}
            onClick={() => onAct(picked.slice(0, LIMITS.list))}
          >
            {show === 'others' ? (
              <Plural value={picked.length} one="Enrol # student" other="Enrol # students" />
            ) : (
              <Plural value={picked.length} one="Take # student out of the season" other="Take # students out of the season" />
            )}
          </Button>
        )}
      </div>
      {error != null && !busy && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(error)}
        </Notice>
      )}
    </div>
  )
}

function StudentLine({ student, chosen, onToggle }: { student: SeasonStudent; chosen: boolean; onToggle: (on: boolean) => void }) {
  const { t, i18n } = useLingui()
  const { name, registrationNumber, programme, placement } = student
  return (
    <tr>
      <td className="of-tick">
        <label>
          <input type="checkbox" checked={chosen} aria-label={t`Choose ${name}`} onChange={(event) => onToggle(event.target.checked)} />
        </label>
      </td>
      <th scope="row">
        {placement ? (
          <Link className="row-link" to={`/coordinator/placements/${placement.id}`}>
            {name}
          </Link>
        ) : (
          <span className="m">{name}</span>
        )}
        <span className="hint">{registrationNumber}</span>
      </th>
      <td className="of-programme sm">{programme.name}</td>
      <td className="sm">
        {placement ? (
          <>
            {placement.organisation}
            <span className="hint">{i18n._(PLACEMENT_STATUS_WORDS[placement.status])}</span>
          </>
        ) : (
          <span className="faint">{t`none yet`}</span>
        )}
      </td>
    </tr>
  )
}
