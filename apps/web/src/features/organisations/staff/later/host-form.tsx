import type { OrganisationView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { useLingui } from '@lingui/react/macro'
import { type FormEvent, type ReactNode, useDeferredValue, useState } from 'react'
import { TextAreaField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { fieldErrorAt } from '../../../../lib/errors.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { DuplicateList } from './duplicate-list.tsx'

const FIELDS = ['name', 'sector', 'website', 'phone', 'postalAddress', 'note'] as const
export type HostValues = Record<(typeof FIELDS)[number], string>

export interface HostFormProps {
  /** Under which name what is typed is kept. */
  name: string
  host: OrganisationView | null
  busy: boolean
  error: unknown
  submitLabel: ReactNode
  onSubmit: (values: HostValues, forget: () => void) => void
  onCancel?: () => void
}

/** What is known of a host. What may be the same one is shown while somebody types. */
export function HostForm({ name, host, busy, error, submitLabel, onSubmit, onCancel }: HostFormProps) {
  const { t } = useLingui()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const start = Object.fromEntries(FIELDS.map((field) => [field, host?.[field] ?? ''])) as HostValues
  const { values, change, forget } = useKeptForm<HostValues>(name, start)
  const likeness = useDeferredValue({ name: values.name.trim(), website: values.website.trim(), phone: values.phone.trim() })
  const duplicates = trpc.organisations.duplicates.useQuery(
    { ...likeness, ...(host ? { exceptId: host.id } : {}) },
    { enabled: likeness.name.length >= 3, placeholderData: (before) => before },
  )
  const websiteError = fieldErrorAt(error, '/website') ? t`Write it as www.example.co.tz.` : null
  const phoneError = fieldErrorAt(error, '/phone') ? t`Write it as +255 22 211 1174.` : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!busy && values.name.trim()) onSubmit(values, forget)
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <TextField
        label={t`Name`}
        value={values.name}
        maxLength={LIMITS.name}
        error={missing(values.name)}
        onChange={(next) => change({ name: next })}
      />
      {!host && duplicates.data && duplicates.data.length > 0 && <DuplicateList duplicates={duplicates.data} />}
      <div className="form-pair">
        <TextField
          label={t`Sector`}
          hint={t`Such as: energy, construction, software.`}
          value={values.sector}
          maxLength={LIMITS.name}
          onChange={(sector) => change({ sector })}
        />
        <TextField
          label={t`Website`}
          inputMode="url"
          value={values.website}
          maxLength={LIMITS.address}
          error={websiteError}
          onChange={(website) => change({ website })}
        />
      </div>
      <div className="form-pair">
        <TextField
          label={t`Telephone`}
          type="tel"
          value={values.phone}
          maxLength={LIMITS.code}
          error={phoneError}
          onChange={(phone) => change({ phone })}
        />
        <TextField
          label={t`Postal address`}
          value={values.postalAddress}
          maxLength={LIMITS.address}
          onChange={(postalAddress) => change({ postalAddress })}
        />
      </div>
      <TextAreaField
        label={t`Note`}
        hint={t`Every coordinator who sees the host reads it.`}
        rows={3}
        maxLength={LIMITS.comment}
        value={values.note}
        onChange={(note) => change({ note })}
      />
      <FormEnd
        busy={busy}
        error={websiteError || phoneError ? null : error}
        onCancel={
          onCancel &&
          (() => {
            forget()
            onCancel()
          })
        }
      >
        {submitLabel}
      </FormEnd>
    </form>
  )
}
