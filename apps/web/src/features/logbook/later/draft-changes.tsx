import './draft-changes.css'
import { Trans } from '@lingui/react/macro'
import { useDeferredValue, useState } from 'react'
import type { Content } from './changes.ts'
import ChangesView from './changes-view.tsx'

export interface DraftChangesProps {
  /** Against which revision. */
  revision: number
  before: Content
  after: Content
  /** Whether it stands open at first: what was returned is held against what was asked for. */
  open: boolean
}

/** What a student has changed so far, against the revision that was sent: seen before it is sent again. */
export default function DraftChanges({ revision, before, after, open: atFirst }: DraftChangesProps) {
  const [open, setOpen] = useState(atFirst)
  // Typing goes first.
  const settled = useDeferredValue(after)
  return (
    <details className="card pad draft-changes" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="m">
        <Trans>What you changed since revision {revision}</Trans>
      </summary>
      {open && <ChangesView before={before} after={settled} />}
    </details>
  )
}
