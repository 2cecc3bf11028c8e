import { operations } from '../../kernel/operations.ts'

export const findsOperations = operations('Finds', {
  'finds.seasons': ['get', '/me/find-seasons', 'For which seasons the caller may propose a place, and what may be said of it'],
  'finds.propose': ['post', '/finds', 'Propose a place that one found oneself', { status: 201 }],
  'finds.get': ['get', '/finds/{placement_id}', 'One proposed place'],
  'finds.withdraw': ['post', '/finds/{placement_id}/withdraw', 'Take a proposal back'],
  'finds.confirm': ['post', '/finds/{placement_id}/confirm', 'Confirm a proposed place: the student is placed'],
})
