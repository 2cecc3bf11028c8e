import { Button, Notice } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'

/** Nothing is added to the thread any more; what was being written is not lost without a word. */
export function ClosedThread({ unsent, onForget }: { unsent: string; onForget: () => void }) {
  return (
    <>
      <p className="hint">
        <Trans>The log is closed: its comments stay as they are.</Trans>
      </p>
      {unsent && (
        <Notice tone="waiting">
          <Trans>You had written this and did not send it.</Trans>
          <p className="prose">{unsent}</p>
          <Button size="small" onClick={onForget}>
            <Trans>Forget it</Trans>
          </Button>
        </Notice>
      )}
    </>
  )
}
