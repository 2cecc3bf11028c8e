import type { ApplicantView } from '@ipt/contracts'
import { Icon, IconButton } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { Ellipsis } from 'lucide-react'
import { useId, useRef } from 'react'
import { APPLICATION_EVENT_WORDS } from '../../later/application-words.ts'
import { type Step, stepsOf } from './columns.ts'

/** What can be done with an applicant, behind one button: the same as dragging the card. Nothing where nothing can. */
export function StepMenu({ applicant, onStep }: { applicant: ApplicantView; onStep: (step: Step) => void }) {
  const { t, i18n } = useLingui()
  const id = useId()
  const button = useRef<HTMLDivElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const steps = stepsOf(applicant)
  const name = applicant.student.name
  if (steps.length === 0) return null

  /** Below its button, or above where there is no room, and never beyond the edge. */
  const place = () => {
    const at = button.current?.getBoundingClientRect()
    const menu = popover.current
    if (!at || !menu) return
    const { offsetWidth: width, offsetHeight: height } = menu
    const below = at.bottom + 4
    menu.style.insetBlockStart = `${below + height > innerHeight ? Math.max(8, at.top - height - 4) : below}px`
    menu.style.insetInlineStart = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`
  }
  return (
    <div className="step-menu" ref={button}>
      <IconButton icon={Ellipsis} label={t`Decide on ${name}`} popoverTarget={id} aria-haspopup="true" />
      <div
        id={id}
        popover="auto"
        className="pop steps"
        ref={popover}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          place()
          popover.current?.querySelector('button')?.focus()
        }}
      >
        {steps.map((step) => (
          <button
            key={step}
            type="button"
            className="pop-item"
            onClick={() => {
              popover.current?.hidePopover()
              onStep(step)
            }}
          >
            <Icon of={APPLICATION_EVENT_WORDS[step].icon} size="s" />
            {i18n._(APPLICATION_EVENT_WORDS[step].act)}
          </button>
        ))}
      </div>
    </div>
  )
}
