import { operations } from '../../kernel/operations.ts'

export const placingOperations = operations('Placing', {
  'placing.find': ['get', '/institution-placements', 'The placements of the caller’s institutions, by filter'],
  'placing.options': ['get', '/placing-options', 'Seasons, hosts and supervisors that placing may name'],
  'placing.hostSupervisors': ['get', '/placements/{placement_id}/host-supervisors', 'Who at the host may supervise'],
  'placing.plan': ['post', '/placements/plan', 'What assigning these students would do; writes nothing'],
  'placing.assign': ['post', '/placements', 'Place students at a host'],
  'placing.balance': ['post', '/placements/balance', 'Who could supervise whom, evenly; writes nothing'],
  'placing.supervise': ['post', '/placements/supervisors', 'Name supervisors for placements'],
  'placing.cancel': ['post', '/placements/cancel', 'Cancel several placements, with the reason'],
  'placing.changePlace': ['post', '/placements/{id}/change-place', 'Move a student to another place from a day on: a new placement'],
})
