import './shown-once.css'
import { Button, Field } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Copy } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'

export interface ShownOnceProps {
  label: ReactNode
  /** What was just made, and is kept nowhere. */
  value: string
  /** What to know of it, where it is not that it is gone afterwards. */
  hint?: ReactNode
  /** The button that copies it. */
  children: ReactNode
}

/** An address or a token that was just made: shown this once, to be carried to where it is used. */
export function ShownOnce({ label, value, hint, children }: ShownOnceProps) {
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
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      // Plain http has no clipboard, or it was refused: it is selected, for the keyboard's own way.
      field.current?.focus()
      field.current?.select()
      setCopied(false)
    }
  }

  return (
    <div className="group shown-once">
      <Field label={label} hint={hint ?? t`Copy it now: it is not shown again.`}>
        {(control) => <input {...control} ref={field} readOnly value={value} onFocus={(event) => event.target.select()} />}
      </Field>
      <div className="row wrap">
        <Button icon={Copy} onClick={() => void copy()}>
          {children}
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
