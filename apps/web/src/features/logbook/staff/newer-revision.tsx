import type { LogView } from '@ipt/contracts'
import { Button, Notice } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Send } from 'lucide-react'

export interface NewerRevisionProps {
  log: Pick<LogView, 'student'>
  /** The newer one's number. */
  newer: number
  onShow: () => void
}

/** Says that the student sent a newer revision than the one on screen, and shows it at a press. Loaded when it happens. */
export default function NewerRevision({ log, newer, onShow }: NewerRevisionProps) {
  const name = log.student.name
  return (
    <Notice tone="submitted" icon={Send} role="alert">
      <p>
        <Trans>
          {name} sent revision {newer} while you were reading.
        </Trans>
      </p>
      <Button variant="link" size="small" onClick={onShow}>
        <Trans>Show revision {newer}</Trans>
      </Button>
    </Notice>
  )
}
