import { operations } from '../../kernel/operations.ts'

export const placementsOperations = operations('Placements', {
  'placements.list': ['get', '/placements', 'Placements that the caller has a part in'],
  'arrivals.list': ['get', '/arrival-notes', 'Arrival notes that the caller may see, by role'],
  'arrivals.get': ['get', '/arrival-notes/{id}', 'One arrival note'],
  'arrivals.report': ['post', '/arrival-notes', 'Report arrival: the placement becomes active', { status: 201 }],
  'arrivals.confirm': ['patch', '/arrival-notes/{id}/confirm', 'Confirm an arrival'],
  'arrivals.return': ['patch', '/arrival-notes/{id}/return', 'Return an arrival note, with the reason'],
})
