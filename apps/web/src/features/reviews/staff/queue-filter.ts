import type { CountLogsInput } from '@ipt/contracts'

/** What a queue is narrowed to. */
export type QueueFilter = Omit<CountLogsInput, 'as'>

/** What `?only=` may say. */
const ONLY = { late: { late: true }, extra: { extra: true }, files: { withFiles: true } } as const
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The filter that an address names. What it doesn't understand narrows nothing. */
export function filterOf(search: URLSearchParams): QueueFilter {
  const [placement, organisation, only] = [search.get('placement'), search.get('org'), search.get('only')]
  return {
    ...(placement && UUID.test(placement) ? { placementId: placement } : {}),
    ...(organisation && UUID.test(organisation) ? { organisationId: organisation } : {}),
    ...(only && Object.hasOwn(ONLY, only) ? ONLY[only as keyof typeof ONLY] : {}),
  }
}

/** What stands in the address for a filter: `?placement=…`, or nothing. */
export function searchOf({ placementId, organisationId, late, extra, withFiles }: QueueFilter): string {
  const only = late ? 'late' : extra ? 'extra' : withFiles ? 'files' : undefined
  const set = Object.entries({ placement: placementId, org: organisationId, only }).filter(([, value]) => value !== undefined)
  return set.length > 0 ? `?${new URLSearchParams(set as [string, string][])}` : ''
}

export const isFiltered = (filter: QueueFilter): boolean => Object.keys(filter).length > 0
