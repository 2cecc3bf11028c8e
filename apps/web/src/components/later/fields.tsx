import { Field } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import type { ComponentProps, ReactNode } from 'react'

interface Labelled {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

export type TextFieldProps = Labelled & {
  value: string
  onChange: (value: string) => void
} & Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id' | 'className'>

/** One line of text, a day, a number as it is typed. */
export const TextField = ({ label, hint, error, value, onChange, ...input }: TextFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => <input {...input} {...control} value={value} onChange={(event) => onChange(event.target.value)} />}
  </Field>
)

export type TextAreaFieldProps = Labelled & {
  value: string
  onChange: (value: string) => void
  rows?: number
  maxLength?: number
  name?: string
}

export const TextAreaField = ({ label, hint, error, value, onChange, ...area }: TextAreaFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => <textarea {...area} {...control} value={value} onChange={(event) => onChange(event.target.value)} />}
  </Field>
)

export type SelectFieldProps = Labelled & {
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: string }[]
}

export const SelectField = ({ label, hint, error, value, onChange, options }: SelectFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => (
      <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)

/** What is missing in a field that has to be filled, once it was tried. */
export function useMissing(tried: boolean): (value: string) => string | null {
  const { t } = useLingui()
  return (value) => (tried && !value.trim() ? t`Fill this in.` : null)
}
