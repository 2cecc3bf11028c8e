import type { ContactView, OrganisationView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { codeOf, fieldErrorAt } from '../../../../lib/errors.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useInstitution } from '../../../institutions/staff/later/use-institution.tsx'
import { useHostWritten } from './use-host.ts'

interface PersonValues {
  name: string
  title: string
  phone: string
}

function PersonFields({
  values,
  tried,
  error,
  onChange,
}: {
  values: PersonValues
  tried: boolean
  error: unknown
  onChange: (patch: Partial<PersonValues>) => void
}) {
  const { t } = useLingui()
  const missing = useMissing(tried)
  return (
    <>
      <TextField
        label={t`Name`}
        autoComplete="off"
        value={values.name}
        maxLength={LIMITS.name}
        error={missing(values.name)}
        onChange={(name) => onChange({ name })}
      />
      <div className="form-pair">
        <TextField label={t`Title or work`} value={values.title} maxLength={LIMITS.name} onChange={(title) => onChange({ title })} />
        <TextField
          label={t`Telephone`}
          type="tel"
          autoComplete="off"
          value={values.phone}
          maxLength={LIMITS.code}
          error={fieldErrorAt(error, '/phone') ? t`Write it as +255 22 211 1174.` : null}
          onChange={(phone) => onChange({ phone })}
        />
      </div>
    </>
  )
}

/** What the field of an address has to say to a refusal, or null where the form's end says it. */
function useEmailError(): (error: unknown) => string | null {
  const { t } = useLingui()
  const errorText = useErrorText()
  return (error) => {
    const code = codeOf(error)
    if (code === 'CONTACT_IS_STUDENT' || code === 'EMAIL_TAKEN') return errorText(error)
    return fieldErrorAt(error, '/email') ? t`Write it as name@company.co.tz.` : null
  }
}

const rest = (error: unknown, told: string | null) => (told === null && !fieldErrorAt(error, '/phone') ? error : null)

/** Somebody at the host who is to answer for students. */
export function AddContactForm({ host, onClose }: { host: OrganisationView; onClose: () => void }) {
  const { t } = useLingui()
  const written = useHostWritten()
  const steadyId = useSteadyId()
  const { id: institutionId } = useInstitution()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const emailError = useEmailError()
  const start = { name: '', title: '', phone: '', email: '', checked: false }
  const { values, change, forget } = useKeptForm(`contact.new.${host.id}`, start)
  const add = trpc.contacts.add.useMutation({
    onSuccess: (next) => {
      forget()
      onClose()
      written(next, t`Contact saved.`)
    },
  })
  const told = emailError(add.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (add.isPending || !values.name.trim() || !values.email.trim()) return
    add.mutate({ ...values, institutionId, organisationId: host.id, id: steadyId(values) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <PersonFields values={values} tried={tried} error={add.error} onChange={change} />
      <TextField
        label={t`E-mail`}
        type="email"
        autoComplete="off"
        hint={t`Links to logs go to this address alone. Never a student's.`}
        value={values.email}
        maxLength={LIMITS.email}
        error={missing(values.email) ?? told}
        onChange={(email) => change({ email })}
      />
      <label className="tick">
        <input type="checkbox" checked={values.checked} onChange={(event) => change({ checked: event.target.checked })} />
        <span>
          <Trans>I have made sure that this person works there.</Trans>
        </span>
      </label>
      <FormEnd
        busy={add.isPending}
        error={rest(add.error, told)}
        onCancel={() => {
          forget()
          onClose()
        }}
      >
        <Trans>Save contact</Trans>
      </FormEnd>
    </form>
  )
}

/** Name, title and telephone. The address has a form of its own, since it is where links go. */
export function ContactForm({ contact, onClose }: { contact: ContactView; onClose: () => void }) {
  const { t } = useLingui()
  const written = useHostWritten()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const { id, name, title, phone } = contact
  const { values, change, forget } = useKeptForm(`contact.${id}`, { name, title, phone })
  const edit = trpc.contacts.edit.useMutation({
    onSuccess: (next) => {
      forget()
      onClose()
      written(next, t`Contact saved.`)
    },
  })
  const version = useVersion(contact.version, edit.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (edit.isPending || !values.name.trim()) return
    const sent = { ...values, id, version: version.current() }
    edit.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <PersonFields values={values} tried={tried} error={edit.error} onChange={change} />
      <FormEnd
        busy={edit.isPending}
        error={rest(edit.error, null)}
        onCancel={() => {
          forget()
          onClose()
        }}
      >
        <Trans>Save contact</Trans>
      </FormEnd>
    </form>
  )
}

/** A typing error in an address is put right in place: placements and history stay. */
export function EmailForm({ contact, onClose }: { contact: ContactView; onClose: () => void }) {
  const { t } = useLingui()
  const written = useHostWritten()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const emailError = useEmailError()
  const { id, name, email } = contact
  const { values, change, forget } = useKeptForm(`contact.email.${id}`, { email })
  const correct = trpc.contacts.correctEmail.useMutation({
    onSuccess: (next) => {
      forget()
      onClose()
      written(next, t`E-mail of ${name} corrected.`)
    },
  })
  const version = useVersion(contact.version, correct.error)
  const told = emailError(correct.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (correct.isPending || !values.email.trim()) return
    const sent = { id, version: version.current(), email: values.email }
    correct.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <TextField
        label={t`E-mail of ${name}`}
        type="email"
        autoComplete="off"
        hint={t`Placements stay as they are, and the history keeps both addresses.`}
        value={values.email}
        maxLength={LIMITS.email}
        error={missing(values.email) ?? told}
        onChange={(next) => change({ email: next })}
      />
      <FormEnd
        busy={correct.isPending}
        error={rest(correct.error, told)}
        onCancel={() => {
          forget()
          onClose()
        }}
      >
        <Trans>Correct the address</Trans>
      </FormEnd>
    </form>
  )
}
