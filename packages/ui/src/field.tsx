import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'

/** What a control needs to belong to its label, hint and error. */
export interface ControlProps {
  id: string
  className: 'field'
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode | undefined
  error?: ReactNode | undefined
  /** Beside the label, at the line's end. */
  aside?: ReactNode | undefined
  children: (control: ControlProps) => ReactNode
}

/** A label, a control, a hint, and what needs mending: wired together for those who see and those who listen. */
export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId()
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div className="f">
      <div className="between">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        {aside}
      </div>
      {children({ id, className: 'field', 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  )
}

/** What needs mending, beside what needs it. Empty: nothing is drawn. */
export function FieldError({ id, children }: { id?: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p className="error" id={id}>
      <Icon of={CircleAlert} size="s" />
      <span>{children}</span>
    </p>
  )
}
