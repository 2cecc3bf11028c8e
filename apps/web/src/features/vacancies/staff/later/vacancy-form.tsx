import '../../../../components/later/forms.css'
import type { VacancyManager, VacancyOptions, VacancyView } from '@ipt/contracts'
import { type IsoDate, LIMITS } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { SelectField, TextAreaField, TextField } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { Link } from '../../../../components/link.tsx'
import { fieldErrorAt } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import { HostField } from './host-field.tsx'
import { useFaultWords } from './use-fault-words.ts'
import { useWriteVacancy } from './use-write-vacancy.ts'
import { daysOf, faultsOf, NO_VALUES, sentOf, type VacancyField, type VacancyValues, valuesOf } from './vacancy-values.ts'

export interface VacancyFormProps {
  role: VacancyManager
  options: VacancyOptions
  /** Null: a new one. */
  vacancy: VacancyView | null
  onDone: (vacancy: VacancyView) => void
  onCancel: () => void
}

/** A vacancy as it is written down: for whom, where, what, when, and for how many. */
export function VacancyForm({ role, options, vacancy, onDone, onCancel }: VacancyFormProps) {
  const { t } = useLingui()
  const format = useFormats()
  const [tried, setTried] = useState(false)
  const { today } = useMe()
  const start = vacancy ? valuesOf(vacancy) : startOf(options, today)
  const form = useKeptForm<VacancyValues>(`vacancy.${vacancy?.id ?? `new.${role}`}`, start)
  const { values, change } = form
  const season = options.cohorts.find(({ id }) => id === values.cohortId) ?? null
  const used = vacancy ? vacancy.taken + vacancy.held : 0
  const faults = faultsOf(values, { season, used })
  const placed = values.cohortId !== '' && values.organisationId !== ''
  const places = trpc.vacancies.places.useQuery({ cohortId: values.cohortId, organisationId: values.organisationId }, { enabled: placed })
  const write = useWriteVacancy(vacancy, (next) => {
    form.forget()
    onDone(next)
  })
  const words = useFaultWords({ season, used })
  const errorOf = (field: VacancyField) => {
    const fault = faults[field]
    if (tried && fault) return words(fault)
    return fieldErrorAt(write.error, `/${field}`) ? t`Look at this again: it was not taken.` : null
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length > 0) {
      const sent = event.currentTarget
      requestAnimationFrame(() => sent.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    write.send({ cohortId: values.cohortId, organisationId: values.organisationId, ...sentOf(values) })
  }
  const text = (field: 'title' | 'skills' | 'slots' | 'startsOn' | 'endsOn' | 'applyBy') => ({
    name: field,
    value: values[field],
    error: errorOf(field),
    onChange: (next: string) => change({ [field]: next }),
  })
  const sites = places.data?.sites ?? []
  const contacts = places.data?.contacts ?? []

  return (
    <form className="form card pad" noValidate onSubmit={submit}>
      {vacancy ? (
        <p className="muted">
          {vacancy.organisation.name} · {vacancy.cohort.name}
        </p>
      ) : (
        <>
          <SelectField
            label={t`Season`}
            hint={season ? t`${format.date(season.startsOn)} to ${format.date(season.endsOn)}` : undefined}
            value={values.cohortId}
            error={errorOf('cohortId')}
            options={[
              { value: '', label: t`Choose a season` },
              ...options.cohorts.map(({ id, name, institution }) => ({ value: id, label: `${name} (${institution.name})` })),
            ]}
            onChange={(cohortId) => change({ cohortId, ...datesOf(options, cohortId, today), contactId: '' })}
          />
          {role === 'coordinator' ? (
            <HostField
              value={values.organisationId ? { id: values.organisationId, name: values.organisationName } : null}
              error={errorOf('organisationId')}
              onChange={(host) => change({ organisationId: host?.id ?? '', organisationName: host?.name ?? '', siteId: '', contactId: '' })}
            />
          ) : (
            <SelectField
              label={t`Company`}
              value={values.organisationId}
              error={errorOf('organisationId')}
              options={options.organisations.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(organisationId) => change({ organisationId, siteId: '', contactId: '' })}
            />
          )}
        </>
      )}
      <div className="form-pair">
        <SelectField
          label={t`Site`}
          hint={placed && places.data && sites.length === 0 ? <NoSite role={role} organisationId={values.organisationId} /> : undefined}
          value={values.siteId}
          error={errorOf('siteId')}
          options={[{ value: '', label: t`Choose a site` }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(siteId) => change({ siteId })}
        />
        <SelectField
          label={t`Supervisor there`}
          hint={t`Contacts that a coordinator has checked. Placements begin with this person.`}
          value={values.contactId}
          error={errorOf('contactId')}
          options={[{ value: '', label: t`Not known yet` }, ...contacts.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(contactId) => change({ contactId })}
        />
      </div>
      <TextField label={t`Title`} maxLength={LIMITS.name} {...text('title')} />
      <TextAreaField
        label={t`What students will do there`}
        rows={5}
        maxLength={LIMITS.letter}
        value={values.description}
        error={errorOf('description')}
        onChange={(description) => change({ description })}
      />
      <TextField label={t`Skills`} hint={t`Separated by commas.`} {...text('skills')} />
      <div className="form-pair">
        <TextField label={t`Places`} type="number" inputMode="numeric" min={Math.max(1, used)} max={LIMITS.slots} {...text('slots')} />
        <TextField label={t`Apply by`} type="date" hint={t`The last day for applying.`} {...text('applyBy')} />
      </div>
      <div className="form-pair">
        <TextField label={t`First day`} type="date" min={season?.startsOn} max={season?.endsOn} {...text('startsOn')} />
        <TextField label={t`Last day`} type="date" min={season?.startsOn} max={season?.endsOn} {...text('endsOn')} />
      </div>
      <FormEnd
        busy={write.busy}
        error={write.error}
        onCancel={() => {
          form.forget()
          onCancel()
        }}
      >
        {vacancy ? <Trans>Save changes</Trans> : <Trans>Save draft</Trans>}
      </FormEnd>
    </form>
  )
}

/** A company without a site: who may add one is led to where that is done. */
const NoSite = ({ role, organisationId }: { role: VacancyManager; organisationId: string }) =>
  role === 'coordinator' ? (
    <Trans>
      This company has no site yet. <Link to={`/coordinator/hosts/${organisationId}`}>Add one</Link>; what you wrote here is kept.
    </Trans>
  ) : (
    <Trans>Your company has no site yet. Ask the university's coordinator to add one.</Trans>
  )

/** What a new form begins with: where there is one choice, it is made. */
function startOf({ cohorts, organisations }: VacancyOptions, today: IsoDate): VacancyValues {
  const [host, season] = [organisations[0], cohorts.length === 1 ? cohorts[0] : undefined]
  return {
    ...NO_VALUES,
    cohortId: season?.id ?? '',
    ...(season ? daysOf(season, today) : {}),
    organisationId: host?.id ?? '',
    organisationName: host?.name ?? '',
  }
}

function datesOf({ cohorts }: VacancyOptions, cohortId: string, today: IsoDate): Partial<VacancyValues> {
  const season = cohorts.find(({ id }) => id === cohortId)
  return season ? daysOf(season, today) : {}
}
