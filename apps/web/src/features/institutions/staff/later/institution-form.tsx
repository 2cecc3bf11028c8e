import type { SettingsView } from '@ipt/contracts'
import { isTimeZone, LANGUAGES, type Language, LIMITS } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { SelectField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { LANGUAGE_NAMES } from '../../../../lib/i18n.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useSettingsWritten } from './use-settings.ts'

/** How the institution is called, whose clock it goes by, and what students may do at most. */
export function InstitutionForm({ settings }: { settings: SettingsView }) {
  const { t } = useLingui()
  const written = useSettingsWritten()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const { id, name, shortName, timeZone, language, applicationLimit } = settings
  const form = useKeptForm(`institution.${id}`, { name, shortName, timeZone, language, applicationLimit: String(applicationLimit) })
  const { values, change } = form
  const edit = trpc.settings.edit.useMutation({
    onSuccess: (next) => {
      form.forget()
      version.set(next.version)
      written(next, t`Settings saved.`)
    },
  })
  const version = useVersion(settings.version, edit.error)
  const limit = Number(values.applicationLimit)
  const zoneError = isTimeZone(values.timeZone) ? null : t`Choose a time zone from the list, such as Africa/Dar_es_Salaam.`
  const limitError =
    Number.isInteger(limit) && limit >= 1 && limit <= LIMITS.applications ? null : t`A whole number from 1 to ${LIMITS.applications}.`

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (edit.isPending || !values.name.trim() || zoneError || limitError) return
    const sent = { ...values, institutionId: id, applicationLimit: limit, version: version.current() }
    edit.mutate({ ...sent, requestId: steadyId(sent) })
  }

  return (
    <section className="card pad" aria-labelledby="institution">
      <form className="form" noValidate onSubmit={submit}>
        <h2 id="institution">
          <Trans>Institution</Trans>
        </h2>
        <div className="form-pair">
          <TextField
            label={t`Name`}
            value={values.name}
            maxLength={LIMITS.name}
            error={missing(values.name)}
            onChange={(next) => change({ name: next })}
          />
          <TextField
            label={t`Short name`}
            hint={t`For tables and letters.`}
            value={values.shortName}
            maxLength={LIMITS.code}
            onChange={(next) => change({ shortName: next })}
          />
        </div>
        <div className="form-pair">
          <TextField
            label={t`Time zone`}
            hint={t`Its clock says which day it is.`}
            list="time-zones"
            value={values.timeZone}
            error={zoneError}
            onChange={(next) => change({ timeZone: next })}
          />
          <SelectField
            label={t`Language`}
            hint={t`Of people who have not chosen one.`}
            value={values.language}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            onChange={(next) => change({ language: next as Language })}
          />
        </div>
        <TextField
          label={t`Open applications a student may have`}
          hint={t`In one season, at the same time.`}
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.applications}
          value={values.applicationLimit}
          error={limitError}
          onChange={(next) => change({ applicationLimit: next })}
        />
        <datalist id="time-zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <FormEnd busy={edit.isPending} error={edit.error}>
          <Trans>Save settings</Trans>
        </FormEnd>
      </form>
    </section>
  )
}
