import type { ApplicantView, VacancyView } from '@ipt/contracts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { StateMark } from '../../../vacancies/later/state-mark.tsx'
import { APPLICATION_STATUS_WORDS } from '../../later/application-words.ts'
import { ApplicantCard } from './applicant-card.tsx'
import { COLUMNS, type Column, ENDED, type Step, stepInto } from './columns.ts'

export interface ApplicantBoardProps {
  vacancy: VacancyView
  applicants: readonly ApplicantView[]
  onStep: (applicant: ApplicantView, step: Step) => void
  onOpen: (applicant: ApplicantView) => void
}

/** Applicants by state. A card is dragged into a column, or sent there by its menu. */
export function ApplicantBoard({ vacancy, applicants, onStep, onOpen }: ApplicantBoardProps) {
  const { i18n } = useLingui()
  const [dragged, setDragged] = useState<ApplicantView | null>(null)
  const ended = applicants.filter(({ status }) => ENDED.includes(status))
  const counts = vacancy.applications
  const endedInAll = ENDED.reduce((sum, status) => sum + (counts?.[status] ?? 0), 0)
  const column = (key: Column) => ({
    open: dragged !== null && stepInto(dragged, key) !== null,
    onDrop: () => {
      const step = dragged && stepInto(dragged, key)
      if (dragged && step) onStep(dragged, step)
      setDragged(null)
    },
  })
  const cards = (of: readonly ApplicantView[]) =>
    of.map((applicant) => (
      <ApplicantCard
        key={applicant.id}
        applicant={applicant}
        onStep={(step) => onStep(applicant, step)}
        onOpen={() => onOpen(applicant)}
        onDrag={setDragged}
      />
    ))

  return (
    <>
      <div className="board">
        {COLUMNS.map((status) => {
          const here = applicants.filter((each) => each.status === status)
          return (
            <DropZone key={status} className="board-column" label={i18n._(APPLICATION_STATUS_WORDS[status].label)} {...column(status)}>
              <h3>
                <StateMark of={APPLICATION_STATUS_WORDS[status]} />
                <span className="hint">{counts?.[status] ?? here.length}</span>
              </h3>
              {here.length > 0 && <ul className="group">{cards(here)}</ul>}
            </DropZone>
          )
        })}
      </div>
      <DropZone className="card" label={i18n._(APPLICATION_STATUS_WORDS.REJECTED.label)} {...column('ENDED')}>
        <details className="fold ended">
          <summary>
            <Plural
              value={endedInAll}
              _0="None turned down, declined or withdrawn"
              one="# turned down, declined or withdrawn"
              other="# turned down, declined or withdrawn"
            />
          </summary>
          {ended.length > 0 ? (
            <ul className="group ended-cards">{cards(ended)}</ul>
          ) : (
            <p className="hint ended-cards">
              <Trans>What did not come to a place stands here.</Trans>
            </p>
          )}
        </details>
      </DropZone>
    </>
  )
}

/** Where a card can be let go. For the eye and the pointer: the card's menu does the same by the keyboard. */
function DropZone({
  className,
  label,
  open,
  onDrop,
  children,
}: {
  className: string
  label: string
  open: boolean
  onDrop: () => void
  children: ReactNode
}) {
  return (
    <section
      className={className}
      aria-label={label}
      data-open={open || undefined}
      onDragOver={(event) => open && event.preventDefault()}
      onDrop={(event) => {
        if (!open) return
        event.preventDefault()
        onDrop()
      }}
    >
      {children}
    </section>
  )
}
