import '../../../../components/later/forms.css'
import './people.css'
import type { PeopleFilter } from '@ipt/contracts'
import { PERSON_STATES, ROLES } from '@ipt/domain'
import { useLingui } from '@lingui/react/macro'
import { useDeferredValue } from 'react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { useFilter } from '../../../../components/staff/filter-chips.tsx'
import { useSearchText } from '../../../../components/staff/search-field.tsx'
import { useSearchParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useInstitution } from '../../../institutions/staff/later/use-institution.tsx'
import { PERSON_WORDS } from './person-words.ts'

/** What the list is narrowed to, from the address. */
export function usePeopleFilter(): PeopleFilter {
  const [search] = useSearchParams()
  const role = useFilter('role', ['any', ...ROLES])
  const state = useFilter('state', ['any', ...PERSON_STATES])
  const placed = useFilter('placed', ['any', 'yes', 'no'])
  const mail = useFilter('mail', ['any', 'bounced'])
  const applied = useFilter('applied', ['any', 'yes'])
  const q = useDeferredValue(useSearchText()).trim()
  const [cohortId, programmeId] = [search.get('cohort'), search.get('programme')]
  return {
    ...(role === 'any' ? {} : { role }),
    ...(state === 'any' ? {} : { state }),
    ...(placed === 'any' ? {} : { placed: placed === 'yes' }),
    ...(applied === 'yes' ? { applied: true } : {}),
    ...(mail === 'bounced' ? { bounced: true } : {}),
    ...(cohortId ? { cohortId } : {}),
    ...(programmeId ? { programmeId } : {}),
    ...(q ? { q } : {}),
  }
}

/** Everything but the role and the words that are searched for. */
export function PeopleFilters({ filter }: { filter: PeopleFilter }) {
  const { t, i18n } = useLingui()
  const [, setSearch] = useSearchParams()
  const { id: institutionId } = useInstitution()
  const cohorts = trpc.cohorts.list.useQuery({ institutionId }).data ?? []
  const programmes = trpc.settings.get.useQuery({ institutionId }).data?.programmes ?? []
  const change = (key: string) => (value: string) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(key, value)
        else next.delete(key)
        return next
      },
      { replace: true },
    )
  const { state, cohortId, programmeId, placed, applied, bounced } = filter
  return (
    <div className="form-line people-filters">
      <SelectField
        label={t`Account`}
        value={state ?? ''}
        options={[
          { value: '', label: t`Whatever their account` },
          ...PERSON_STATES.map((value) => ({ value, label: i18n._(PERSON_WORDS[value].label) })),
        ]}
        onChange={change('state')}
      />
      <SelectField
        label={t`Season`}
        value={cohortId ?? ''}
        options={[{ value: '', label: t`All seasons` }, ...cohorts.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={change('cohort')}
      />
      <SelectField
        label={t`Programme`}
        value={programmeId ?? ''}
        options={[{ value: '', label: t`All programmes` }, ...programmes.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={change('programme')}
      />
      <SelectField
        label={t`Place`}
        value={placed === undefined ? '' : placed ? 'yes' : 'no'}
        options={[
          { value: '', label: t`Placed or not` },
          { value: 'yes', label: t`Placed` },
          { value: 'no', label: t`Not placed` },
        ]}
        onChange={change('placed')}
      />
      <SelectField
        label={t`Applications`}
        value={applied ? 'yes' : ''}
        options={[
          { value: '', label: t`Applied or not` },
          { value: 'yes', label: t`With an open application` },
        ]}
        onChange={change('applied')}
      />
      <SelectField
        label={t`Mail`}
        value={bounced ? 'bounced' : ''}
        options={[
          { value: '', label: t`Whether mail arrives or not` },
          { value: 'bounced', label: t`Mail comes back` },
        ]}
        onChange={change('mail')}
      />
    </div>
  )
}
