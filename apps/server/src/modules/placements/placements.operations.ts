import { operations } from '../../kernel/operations.ts'

export const placementsOperations = operations('Placements', {
  'placements.list': ['get', '/placements', 'Placements that the caller has a part in'],
  'arrivals.list': ['get', '/arrival-notes', 'Arrival notes that the caller may see, by role'],
})
