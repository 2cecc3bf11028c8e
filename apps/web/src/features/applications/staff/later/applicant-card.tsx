import type { ApplicantView } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../../lib/format.ts'
import { StateMark } from '../../../vacancies/later/state-mark.tsx'
import { APPLICATION_STATUS_WORDS } from '../../later/application-words.ts'
import { COLUMNS, type Step, stepsOf } from './columns.ts'
import { StepMenu } from './step-menu.tsx'

export const applicantId = (id: string): string => `applicant-${id}`

export interface ApplicantCardProps {
  applicant: ApplicantView
  onStep: (step: Step) => void
  onOpen: () => void
  onDrag: (applicant: ApplicantView | null) => void
}

/** One applicant on the board. */
export function ApplicantCard({ applicant, onStep, onOpen, onDrag }: ApplicantCardProps) {
  const { student, programme, status } = applicant
  const onBoard = COLUMNS.some((column) => column === status)
  return (
    <li
      className="applicant"
      draggable={stepsOf(applicant).length > 0}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', student.name)
        onDrag(applicant)
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className="between">
        <button type="button" className="applicant-name" id={applicantId(applicant.id)} onClick={onOpen}>
          {student.name}
        </button>
        <StepMenu applicant={applicant} onStep={onStep} />
      </div>
      <p className="hint">{programme}</p>
      {!onBoard && (
        <p>
          <StateMark of={APPLICATION_STATUS_WORDS[status]} />
        </p>
      )}
      <ApplicantHints applicant={applicant} />
    </li>
  )
}

/** What is to be known at a glance: who is next, which wish it is, until when an offer stands. */
export function ApplicantHints({ applicant: { next, place, status, answerBy, expired } }: { applicant: ApplicantView }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <p className="applicant-hints">
      {next && <b className="next">{t`Next on the list`}</b>}
      {place !== null && (
        <span>
          <Trans>Wish {place}</Trans>
        </span>
      )}
      {status === 'OFFERED' && answerBy && (
        <span>{expired ? <Trans>ran out {format.dayShort(answerBy)}</Trans> : <Trans>answers by {format.dayShort(answerBy)}</Trans>}</span>
      )}
    </p>
  )
}
