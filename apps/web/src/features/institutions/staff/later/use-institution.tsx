import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import { useMe } from '../../../accounts/components/session.tsx'

/** The institution that is worked on: the one in the address, or the first that the person coordinates. */
export function useInstitution() {
  const all = useMe().memberships.flatMap(({ role, institution }) => (role === 'coordinator' && institution ? [institution] : []))
  const ids = all.map(({ id }) => id)
  const id = useFilter('institution', [ids[0] ?? '', ...ids.slice(1)])
  const choice = all.length > 1 && (
    <FilterChips parameter="institution" options={all.map((each) => ({ value: each.id, label: each.name }))} chosen={id} />
  )
  return { id, choice }
}
