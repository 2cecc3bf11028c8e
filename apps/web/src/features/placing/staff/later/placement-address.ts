import type { PlacementFilter } from '@ipt/contracts'
import { PLACEMENT_STATUSES } from '@ipt/domain'

const ARRIVALS = ['none', 'reported', 'confirmed'] as const
const WITHOUT = ['industrial', 'university'] as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | undefined =>
  values.find((each) => each === value)

/** The filter that an address asks for; what can't be read is passed over. `status` holds several with commas between. */
export function filterFrom(search: URLSearchParams): PlacementFilter {
  const id = (key: string) => {
    const value = search.get(key)
    return value !== null && UUID.test(value) ? value : undefined
  }
  const status = PLACEMENT_STATUSES.filter((each) => search.get('status')?.split(',').includes(each))
  const filter = {
    cohort: id('cohort'),
    programme: id('programme'),
    organisation: id('organisation'),
    supervisor: id('supervisor'),
    without: oneOf(WITHOUT, search.get('without')),
    arrival: oneOf(ARRIVALS, search.get('arrival')),
    status: status.length > 0 ? status : undefined,
    missing: search.get('missing') === '1' ? (true as const) : undefined,
    q: search.get('q')?.trim() || undefined,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}
