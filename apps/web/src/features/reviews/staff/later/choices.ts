import type { WaitingLogsList } from '@ipt/contracts'
import type { QueueFilter } from '../queue-filter.ts'

/** The one choice that a filter comes to in the list of choices; '' is everything. */
export function choiceIn({ placementId, organisationId, late, extra, withFiles }: QueueFilter): string {
  if (placementId) return `placement:${placementId}`
  if (organisationId) return `org:${organisationId}`
  return late ? 'only:late' : extra ? 'only:extra' : withFiles ? 'only:files' : ''
}

/** The address's parameters with that choice in the place of any other; what else stands there stays. */
export function searchWith(search: URLSearchParams, choice: string): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const name of ['placement', 'org', 'only']) next.delete(name)
  const [name, value] = choice.split(':')
  if (name && value) next.set(name, value)
  return next
}

/** The organisations of those whose logs wait, with how many of each, by name. */
export function organisationsOf(items: WaitingLogsList['items']): { id: string; name: string; count: number }[] {
  const known = new Map<string, { id: string; name: string; count: number }>()
  for (const { organisation, count } of items)
    known.set(organisation.id, { ...organisation, count: count + (known.get(organisation.id)?.count ?? 0) })
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name))
}
