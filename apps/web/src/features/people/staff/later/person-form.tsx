import type { PersonView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { SelectField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { codeOf, fieldErrorAt } from '../../../../lib/errors.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { usePersonWritten } from './use-person.ts'

/** What the institution knows of a person, to be put right in place. */
export function PersonForm({ person }: { person: PersonView }) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const written = usePersonWritten()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const { id, name, email, student, can } = person
  const start = { name, email, registrationNumber: student?.registrationNumber ?? '', programmeId: student?.programmeId ?? '' }
  const { values, change, forget } = useKeptForm(`person.${id}`, start)
  const settings = trpc.settings.get.useQuery({ institutionId: student?.institutionId ?? '' }, { enabled: student !== null })
  const correct = trpc.people.correct.useMutation({
    onSuccess: (next) => {
      forget()
      written(next)
      toast({
        text: values.email === email ? t`Saved.` : t`Saved. From now on ${values.email} is the address, and older sessions have ended.`,
      })
    },
  })
  const code = codeOf(correct.error)
  const may = can.includes('correct')
  const changed = (Object.keys(start) as (keyof typeof start)[]).some((key) => values[key] !== start[key])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (correct.isPending || !values.name.trim() || !values.email.trim()) return
    const { registrationNumber, programmeId } = values
    const sent = { id, name: values.name, email: values.email, student: student ? { registrationNumber, programmeId } : null }
    correct.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <section className="group" aria-labelledby="known">
      <h2 id="known">
        <Trans>What is known</Trans>
      </h2>
      {!may && (
        <p className="hint measure">
          <Trans>This person belongs to another institution too, so only they change name and address.</Trans>
        </p>
      )}
      <form className="card pad form" noValidate onSubmit={submit}>
        <TextField
          label={t`Name`}
          autoComplete="off"
          disabled={!may}
          value={values.name}
          maxLength={LIMITS.name}
          error={missing(values.name)}
          onChange={(next) => change({ name: next })}
        />
        <TextField
          label={t`E-mail`}
          type="email"
          autoComplete="off"
          disabled={!may}
          value={values.email}
          maxLength={LIMITS.email}
          hint={may ? t`Another address signs the person out, and an open invitation goes to it again.` : undefined}
          error={
            missing(values.email) ??
            (code === 'EMAIL_TAKEN'
              ? errorText(correct.error)
              : fieldErrorAt(correct.error, '/email')
                ? t`Write it as name@university.ac.tz.`
                : null)
          }
          onChange={(next) => change({ email: next })}
        />
        {student && (
          <div className="form-pair">
            <TextField
              label={t`Registration number`}
              autoComplete="off"
              disabled={!may}
              value={values.registrationNumber}
              maxLength={LIMITS.code}
              error={missing(values.registrationNumber) ?? (code === 'REGISTRATION_TAKEN' ? errorText(correct.error) : null)}
              onChange={(registrationNumber) => change({ registrationNumber })}
            />
            <SelectField
              label={t`Programme`}
              value={values.programmeId}
              options={(settings.data?.programmes ?? [{ id: student.programmeId, name: student.programme, code: '' }]).map((each) => ({
                value: each.id,
                label: each.code ? `${each.name} (${each.code})` : each.name,
              }))}
              onChange={(programmeId) => change({ programmeId })}
            />
          </div>
        )}
        {may && changed && (
          <FormEnd
            busy={correct.isPending}
            error={code === 'EMAIL_TAKEN' || code === 'REGISTRATION_TAKEN' ? null : correct.error}
            onCancel={() => {
              change(start)
              forget()
              correct.reset()
            }}
          >
            <Trans>Save</Trans>
          </FormEnd>
        )}
      </form>
    </section>
  )
}
