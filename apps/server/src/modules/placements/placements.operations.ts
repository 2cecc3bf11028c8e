import { operations } from '../../kernel/operations.ts'

export const placementsOperations = operations('Placements', {
  'placements.list': ['get', '/placements', 'Placements that the caller has a part in'],
  'placements.course': ['get', '/placements/{id}/course', 'What happened to a placement'],
  'placements.contacts': ['get', '/placements/{id}/contacts', 'Whom to turn to'],
  'placements.changeDates': [
    'post',
    '/placements/{id}/change-dates',
    'Give a placement other days; those that were on screen are sent along',
  ],
  'placements.endEarly': ['post', '/placements/{id}/end-early', 'End a placement before its last day, with the reason'],
  'placements.complete': ['post', '/placements/{id}/complete', 'Complete a placement'],
  'placements.cancel': ['post', '/placements/{id}/cancel', 'Cancel a placement, with the reason'],
  'arrivals.list': ['get', '/arrival-notes', 'Arrival notes that the caller may see, by role'],
  'arrivals.get': ['get', '/arrival-notes/{id}', 'One arrival note'],
  'arrivals.report': ['post', '/arrival-notes', 'Report arrival: the placement becomes active', { status: 201 }],
  'arrivals.confirm': ['patch', '/arrival-notes/{id}/confirm', 'Confirm an arrival'],
  'arrivals.return': ['patch', '/arrival-notes/{id}/return', 'Return an arrival note, with the reason'],
})
