import type { ApplicantView } from '@ipt/contracts'
import { Button, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { MessageSquare } from 'lucide-react'
import { useFormats } from '../../../../lib/format.ts'
import { StateMark } from '../../../vacancies/later/state-mark.tsx'
import { APPLICATION_EVENT_WORDS, APPLICATION_STATUS_WORDS } from '../../later/application-words.ts'
import { Papers } from '../../later/papers.tsx'
import { ApplicantHints } from './applicant-card.tsx'
import { type Step, stepsOf } from './columns.ts'

/** An application to be read, and what can be done with it. */
export function ApplicantDetails({ applicant, busy, onStep }: { applicant: ApplicantView; busy: boolean; onStep: (step: Step) => void }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const { status, programme, registrationNumber, submittedAt, letter, cv, letterFile, remark } = applicant
  return (
    <div className="stack">
      <div className="group">
        <p>
          <StateMark of={APPLICATION_STATUS_WORDS[status]} />
        </p>
        <ApplicantHints applicant={applicant} />
        <p className="hint">
          {[programme, registrationNumber].filter(Boolean).join(' · ')} · <Trans>sent {format.moment(submittedAt)}</Trans>
        </p>
        {remark && (
          <Notice tone="submitted" icon={MessageSquare}>
            {remark.comment}
          </Notice>
        )}
      </div>
      <Papers letter={letter} cv={cv} letterFile={letterFile} />
      <div className="vacancy-acts">
        {stepsOf(applicant).map((step) => (
          <Button key={step} icon={APPLICATION_EVENT_WORDS[step].icon} aria-disabled={busy} onClick={() => !busy && onStep(step)}>
            {i18n._(APPLICATION_EVENT_WORDS[step].act)}
          </Button>
        ))}
      </div>
    </div>
  )
}
