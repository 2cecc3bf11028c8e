import { LIMITS } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, type ReactNode, useState } from 'react'
import { TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { codeOf } from '../../../../lib/errors.ts'

export interface CodeFormProps {
  start: { code: string; name: string }
  busy: boolean
  error: unknown
  onSubmit: (values: { code: string; name: string }) => void
  onCancel: () => void
  children?: ReactNode
}

/** A short code and a name: what departments and programmes are known by. */
export function CodeForm({ start, busy, error, onSubmit, onCancel, children }: CodeFormProps) {
  const { t } = useLingui()
  const [values, setValues] = useState(start)
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const taken = codeOf(error) === 'CODE_TAKEN' ? t`This code is in use already. Choose another one.` : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!busy && values.code.trim() && values.name.trim()) onSubmit(values)
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <TextField
        label={t`Code`}
        value={values.code}
        maxLength={LIMITS.code}
        error={missing(values.code) ?? taken}
        onChange={(code) => setValues({ ...values, code })}
      />
      <TextField
        label={t`Name`}
        value={values.name}
        maxLength={LIMITS.name}
        error={missing(values.name)}
        onChange={(name) => setValues({ ...values, name })}
      />
      {children}
      <FormEnd busy={busy} error={taken ? null : error} onCancel={onCancel}>
        <Trans>Save</Trans>
      </FormEnd>
    </form>
  )
}
