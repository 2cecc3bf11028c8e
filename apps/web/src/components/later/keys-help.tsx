import './keys-help.css'
import { Button, Dialog } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { shortcutsNow, useShortcuts } from '../../lib/use-shortcuts.ts'
import { KeyHint } from '../key-hint.tsx'

/** The keys of the screen that it stands on, made from what that screen listens to. `?` opens it; on phones there is nothing. */
export default function KeysHelp() {
  const { t } = useLingui()
  const [shown, setShown] = useState<ReturnType<typeof shortcutsNow> | null>(null)
  // Last in the list: whoever reads it knows this one.
  const open = () => setShown(shortcutsNow().sort((a, b) => Number(a.keys[0] === '?') - Number(b.keys[0] === '?')))
  useShortcuts({ '?': { label: t`Show these keys`, run: open } })
  return (
    <span className="keys-help">
      <Button variant="quiet" size="small" aria-keyshortcuts="?" onClick={open}>
        <Trans>Keys</Trans>
        <KeyHint>?</KeyHint>
      </Button>
      <Dialog open={shown !== null} onClose={() => setShown(null)} title={<Trans>Keys on this screen</Trans>} closeLabel={t`Close`}>
        <dl className="keys">
          {shown?.map(({ keys, label }) => (
            <div key={keys.join()}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key} className="key">
                    {key.toUpperCase()}
                  </kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </span>
  )
}
