import '../../../../components/later/forms.css'
import type { PlacementFilter, PlacingOptions } from '@ipt/contracts'
import { useLingui } from '@lingui/react/macro'
import { SelectField } from '../../../../components/later/fields.tsx'
import { useSearchParams } from '../../../../lib/router.ts'

/** What the list is narrowed to, kept in the address. */
export function PlacementFilters({ filter, options }: { filter: PlacementFilter; options: PlacingOptions }) {
  const { t } = useLingui()
  const [, setSearch] = useSearchParams()
  const change = (key: string, value: string) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(key, value)
        else next.delete(key)
        return next
      },
      { replace: true },
    )
  const ofAll = <Item,>(pick: (of: PlacingOptions[number]) => readonly Item[]): Item[] => options.flatMap(pick)
  const named = (items: readonly { id: string; name: string }[]) => items.map(({ id, name }) => ({ value: id, label: name }))
  const supervised = filter.without ?? filter.supervisor ?? ''
  return (
    <div className="form-line placement-filters">
      <SelectField
        label={t`Season`}
        value={filter.cohort ?? ''}
        options={[{ value: '', label: t`All seasons` }, ...named(ofAll(({ cohorts }) => cohorts))]}
        onChange={(value) => change('cohort', value)}
      />
      <SelectField
        label={t`Programme`}
        value={filter.programme ?? ''}
        options={[{ value: '', label: t`All programmes` }, ...named(ofAll(({ programmes }) => programmes))]}
        onChange={(value) => change('programme', value)}
      />
      <SelectField
        label={t`Supervised by`}
        value={supervised}
        options={[
          { value: '', label: t`Anybody or nobody` },
          { value: 'university', label: t`Without a university supervisor` },
          { value: 'industrial', label: t`Without an industrial supervisor` },
          ...named(ofAll(({ supervisors }) => supervisors)),
        ]}
        onChange={(value) => {
          const without = value === 'university' || value === 'industrial'
          setSearch(
            (now) => {
              const next = new URLSearchParams(now)
              next.delete('without')
              next.delete('supervisor')
              if (value) next.set(without ? 'without' : 'supervisor', value)
              return next
            },
            { replace: true },
          )
        }}
      />
      <SelectField
        label={t`Arrival`}
        value={filter.arrival ?? ''}
        options={[
          { value: '', label: t`Any` },
          { value: 'none', label: t`Not reported` },
          { value: 'reported', label: t`Reported, not confirmed` },
          { value: 'confirmed', label: t({ message: 'Confirmed', context: 'arrival' }) },
        ]}
        onChange={(value) => change('arrival', value)}
      />
      <SelectField
        label={t`Logs`}
        value={filter.missing ? '1' : ''}
        options={[
          { value: '', label: t`Any` },
          { value: '1', label: t`Days are missing` },
        ]}
        onChange={(value) => change('missing', value)}
      />
    </div>
  )
}
