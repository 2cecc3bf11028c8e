import type { LetterView, PlacementRow } from '@ipt/contracts'
import { LIMITS, letterNumber } from '@ipt/domain'
import { Button } from '@ipt/ui'
import { Plural, Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { IssueForm } from '../../../letters/staff/later/issue-form.tsx'

export interface LettersFormProps {
  rows: readonly PlacementRow[]
  onDone: () => void
  onCancel: () => void
}

/** The form that had it is gone. */
const takeFocus = (element: HTMLElement | null) => element?.focus()

/** Letters for the chosen placements, issued together; then each is a press away. Who has no confirmed place gets none. */
export function LettersForm({ rows, onDone, onCancel }: LettersFormProps) {
  const [letters, setLetters] = useState<readonly LetterView[] | null>(null)
  const placed = rows.filter(({ status }) => status !== 'PROPOSED' && status !== 'CANCELLED')
  const unplaced = rows.length - placed.length
  const most = LIMITS.bulk
  const now = placed.slice(0, most)
  const students = new Map(rows.map(({ id, student }) => [id, student.name]))
  if (letters)
    return (
      <div className="group">
        <p tabIndex={-1} ref={takeFocus}>
          <Plural
            value={letters.length}
            one="Issued: # letter. The student finds it too."
            other="Issued: # letters. The students find them too."
          />
        </p>
        <ul className="card lines rows shared">
          {letters.map((letter) => (
            <li key={letter.id}>
              <span className="grow">{students.get(letter.placementId)}</span>
              <a href={`/letters/${letter.id}.pdf`} download>
                {letterNumber(letter)}
              </a>
            </li>
          ))}
        </ul>
        <div>
          <Button variant="primary" onClick={onDone}>
            <Trans>Done</Trans>
          </Button>
        </div>
      </div>
    )
  return (
    <>
      {unplaced > 0 && (
        <p className="hint">
          <Plural
            value={unplaced}
            one="# of them is proposed or cancelled, and gets no letter."
            other="# of them are proposed or cancelled, and get no letter."
          />
        </p>
      )}
      {placed.length > now.length && (
        <p className="hint">
          <Trans>
            At most {most} at a time: the first {most} get theirs now.
          </Trans>
        </p>
      )}
      {now.length > 0 ? (
        <IssueForm placementIds={now.map(({ id }) => id)} onIssued={setLetters} onCancel={onCancel}>
          <Plural value={now.length} one="Issue # letter" other="Issue # letters" />
        </IssueForm>
      ) : (
        <p>
          <Trans>Letters are for confirmed placements. Choose some of those.</Trans>
        </p>
      )}
    </>
  )
}
