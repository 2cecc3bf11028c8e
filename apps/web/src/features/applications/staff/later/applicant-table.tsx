import type { ApplicantView } from '@ipt/contracts'
import { Button, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../../../lib/format.ts'
import { StateMark } from '../../../vacancies/later/state-mark.tsx'
import { APPLICATION_EVENT_WORDS, APPLICATION_STATUS_WORDS } from '../../later/application-words.ts'
import { ApplicantHints, applicantId } from './applicant-card.tsx'
import type { Step } from './columns.ts'
import { StepMenu } from './step-menu.tsx'

export interface ApplicantTableProps {
  applicants: readonly ApplicantView[]
  onStep: (applicant: ApplicantView, step: Step) => void
  onMany: (applicants: readonly ApplicantView[], step: 'shortlist' | 'reject') => void
  onOpen: (applicant: ApplicantView) => void
}

const BULK = ['shortlist', 'reject'] as const
const role = (name: string) => ({ role: name })

/** Applicants line by line, several of which can be decided on together. On a phone a row becomes a block. */
export function ApplicantTable({ applicants, onStep, onMany, onOpen }: ApplicantTableProps) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const open = applicants.filter(({ can }) => BULK.some((step) => can.includes(step)))
  const chosen = open.filter(({ id }) => ticked.has(id))
  const tick = (ids: readonly string[], on: boolean) =>
    setTicked((now) => {
      const next = new Set(now)
      for (const id of ids) on ? next.add(id) : next.delete(id)
      return next
    })

  return (
    <div className="group">
      <div className="bulk">
        <label className="tick">
          <input
            type="checkbox"
            checked={open.length > 0 && chosen.length === open.length}
            disabled={open.length === 0}
            onChange={(event) =>
              tick(
                open.map(({ id }) => id),
                event.target.checked,
              )
            }
          />
          <Plural value={chosen.length} _0="Choose all" one="# chosen" other="# chosen" />
        </label>
        {BULK.map((step) => {
          const able = chosen.filter(({ can }) => can.includes(step))
          const count = able.length
          return (
            <Button key={step} size="small" disabled={count === 0} onClick={() => onMany(able, step)}>
              <Icon of={APPLICATION_EVENT_WORDS[step].icon} size="s" />
              {i18n._(APPLICATION_EVENT_WORDS[step].act)} ({count})
            </Button>
          )
        })}
      </div>
      <div className="card places applicants-table">
        {/* The roles are said again because a table that is laid out as blocks loses them. */}
        <table {...role('table')}>
          <caption className="sr">{t`Applications`}</caption>
          <thead {...role('rowgroup')}>
            <tr {...role('row')}>
              <th {...role('columnheader')}>
                <span className="sr">{t`Chosen`}</span>
              </th>
              <th {...role('columnheader')}>{t`Student`}</th>
              <th {...role('columnheader')}>{t`State`}</th>
              <th {...role('columnheader')}>{t`Sent`}</th>
              <th {...role('columnheader')}>
                <span className="sr">{t`Decide`}</span>
              </th>
            </tr>
          </thead>
          <tbody {...role('rowgroup')}>
            {applicants.map((applicant) => {
              const { id, student, programme, registrationNumber, status, submittedAt, can } = applicant
              const name = student.name
              return (
                <tr key={id} {...role('row')}>
                  <td {...role('cell')} className="of-tick">
                    {BULK.some((step) => can.includes(step)) && (
                      <label className="tick">
                        <input
                          type="checkbox"
                          aria-label={t`Choose ${name}`}
                          checked={ticked.has(id)}
                          onChange={(event) => tick([id], event.target.checked)}
                        />
                      </label>
                    )}
                  </td>
                  <th {...role('rowheader')} scope="row">
                    <button type="button" className="applicant-name" id={applicantId(id)} onClick={() => onOpen(applicant)}>
                      {name}
                    </button>
                    <span className="hint">{[programme, registrationNumber].filter(Boolean).join(' · ')}</span>
                  </th>
                  <td {...role('cell')}>
                    <StateMark of={APPLICATION_STATUS_WORDS[status]} />
                    <ApplicantHints applicant={applicant} />
                  </td>
                  <td {...role('cell')} className="of-last">
                    <span className="lab">
                      <Trans>Sent</Trans>{' '}
                    </span>
                    {format.moment(submittedAt)}
                  </td>
                  <td {...role('cell')} className="of-step">
                    <StepMenu applicant={applicant} onStep={(step) => onStep(applicant, step)} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}
