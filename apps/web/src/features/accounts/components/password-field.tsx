import './password-field.css'
import { LIMITS } from '@ipt/domain'
import { Field, Icon } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'

export interface PasswordFieldProps {
  ref: RefObject<HTMLInputElement | null>
  label: ReactNode
  autoComplete: 'current-password' | 'new-password'
  error: ReactNode
  hint?: ReactNode
  /** Under the field. */
  below?: ReactNode
}

/** A password, which can be looked at while it is typed. Pasting is welcome. */
export function PasswordField({ ref, label, autoComplete, error, hint, below }: PasswordFieldProps) {
  const { t } = useLingui()
  const [shown, setShown] = useState(false)
  return (
    <div>
      <Field label={label} error={error} hint={hint}>
        {(control) => (
          <div className="password">
            <input
              {...control}
              ref={ref}
              type={shown ? 'text' : 'password'}
              name={autoComplete}
              autoComplete={autoComplete}
              autoCapitalize="none"
              spellCheck={false}
              maxLength={LIMITS.password}
              required
            />
            <button type="button" aria-label={t`Show the password`} aria-pressed={shown} onClick={() => setShown(!shown)}>
              <Icon of={shown ? EyeOff : Eye} />
            </button>
          </div>
        )}
      </Field>
      {below}
    </div>
  )
}
