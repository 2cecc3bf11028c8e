import { Button, Field } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

/** An address that was just made: shown this once, to be carried somewhere else. */
export function ShownOnce({ label, address }: { label: string; address: string }) {
  const { t } = useLingui()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)

  // What was asked for stands here, and is taken along with one key.
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      // Plain http has no clipboard, or it was refused: the address is selected, for the keyboard's own way.
      field.current?.focus()
      field.current?.select()
      setCopied(false)
    }
  }

  return (
    <div className="group">
      <Field label={label} hint={t`Copy it now: it is not shown again.`}>
        {(control) => <input {...control} ref={field} readOnly value={address} onFocus={(event) => event.target.select()} />}
      </Field>
      <div className="row wrap">
        <Button icon={Copy} onClick={() => void copy()}>
          <Trans>Copy the address</Trans>
        </Button>
        <span className="hint" role="status">
          {copied === true && <Trans>Copied.</Trans>}
          {copied === false && (
            <Trans>This browser does not copy by itself. It is selected: copy it with your keyboard or a long press.</Trans>
          )}
        </span>
      </div>
    </div>
  )
}
