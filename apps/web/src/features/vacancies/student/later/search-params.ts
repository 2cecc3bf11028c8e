import type { SearchVacanciesInput } from '@ipt/contracts'

/** What stands in the address of a search; what is empty does not. */
const SEARCH_FIELDS = ['q', 'skill', 'place', 'from', 'to', 'free', 'saved'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

const DAY = /^\d{4}-\d\d-\d\d$/

/** The search that an address asks for. What makes no sense in it is passed over. */
export function searchOf(params: URLSearchParams): SearchVacanciesInput {
  const text = (field: SearchField) => params.get(field)?.trim() || undefined
  const day = (field: SearchField) => (DAY.test(params.get(field) ?? '') ? (params.get(field) ?? undefined) : undefined)
  const search = { q: text('q'), skill: text('skill'), place: text('place'), from: day('from'), to: day('to') }
  const given = Object.entries(search).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), free: params.get('free') === '1', saved: params.get('saved') === '1' }
}

/** How many of the filters that are folded away are in use. */
export const filtersIn = (params: URLSearchParams): number =>
  SEARCH_FIELDS.filter((field) => field !== 'q' && field !== 'saved' && params.get(field)).length
