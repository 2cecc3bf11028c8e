import { useLingui } from '@lingui/react/macro'
import { SelectField, TextField } from '../../../../components/later/fields.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { HostField } from '../../../vacancies/staff/later/host-field.tsx'
import { type AssignField, type AssignValues, NO_PLACE, type Season } from './assign-values.ts'

export interface PlaceFieldsProps {
  values: AssignValues
  season: Season | undefined
  errorOf: (field: AssignField) => string | null
  onChange: (patch: Partial<AssignValues>) => void
}

/** A vacancy with free places, or any host's site; its contact, and the days. */
export function PlaceFields({ values, season, errorOf, onChange }: PlaceFieldsProps) {
  const { t } = useLingui()
  const { cohortId, organisationId, organisationName, vacancyId } = values
  const vacancies = trpc.vacancies.list.useQuery(
    { as: 'coordinator', status: ['PUBLISHED'], cohortId, limit: 100 },
    { enabled: cohortId !== '' },
  )
  const placed = cohortId !== '' && organisationId !== ''
  const places = trpc.vacancies.places.useQuery({ cohortId, organisationId }, { enabled: placed })
  const open = (vacancies.data?.items ?? []).filter(({ free, id }) => free > 0 || id === vacancyId)
  const sites = places.data?.sites ?? []
  const choose = (id: string) => {
    const vacancy = open.find((each) => each.id === id)
    onChange(
      vacancy
        ? {
            vacancyId: id,
            organisationId: vacancy.organisation.id,
            organisationName: vacancy.organisation.name,
            siteId: vacancy.site.id,
            contactId: vacancy.contact?.id ?? '',
            startsOn: vacancy.startsOn,
            endsOn: vacancy.endsOn,
          }
        : NO_PLACE,
    )
  }
  return (
    <div className="form card pad">
      <SelectField
        label={t`Vacancy`}
        hint={t`Takes of its free places. Without one, choose a company.`}
        value={vacancyId}
        options={[
          { value: '', label: t`None` },
          ...open.map(({ id, title, organisation, free }) => ({ value: id, label: t`${title}, ${organisation.name} (${free} free)` })),
        ]}
        onChange={choose}
      />
      {vacancyId ? (
        <p className="muted">{organisationName}</p>
      ) : (
        <HostField
          value={organisationId ? { id: organisationId, name: organisationName } : null}
          error={errorOf('organisationId')}
          onChange={(host) => onChange({ ...NO_PLACE, organisationId: host?.id ?? '', organisationName: host?.name ?? '' })}
        />
      )}
      <div className="form-pair">
        <SelectField
          label={t`Site`}
          hint={placed && places.data && sites.length === 0 ? t`This company has no site yet: add one under Hosts.` : undefined}
          value={values.siteId}
          error={errorOf('siteId')}
          options={[
            { value: '', label: t`Choose a site` },
            ...sites.filter(({ id }) => !vacancyId || id === values.siteId).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(siteId) => onChange({ siteId })}
        />
        <SelectField
          label={t`Supervisor there`}
          hint={t`Contacts that a coordinator has checked. Placements begin with this person.`}
          value={values.contactId}
          options={[
            { value: '', label: t`Not known yet` },
            ...(places.data?.contacts ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(contactId) => onChange({ contactId })}
        />
      </div>
      <div className="form-pair">
        <TextField
          label={t`First day`}
          type="date"
          min={season?.startsOn}
          max={season?.endsOn}
          value={values.startsOn}
          error={errorOf('startsOn')}
          onChange={(startsOn) => onChange({ startsOn })}
        />
        <TextField
          label={t`Last day`}
          type="date"
          min={season?.startsOn}
          max={season?.endsOn}
          value={values.endsOn}
          error={errorOf('endsOn')}
          onChange={(endsOn) => onChange({ endsOn })}
        />
      </div>
    </div>
  )
}
