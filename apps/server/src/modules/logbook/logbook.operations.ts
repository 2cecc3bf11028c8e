import { operations } from '../../kernel/operations.ts'

export const logbookOperations = operations('Logs', {
  'logbook.list': ['get', '/logs', 'Logs that the caller may see'],
  'logbook.get': ['get', '/logs/{id}', 'One log'],
  'logbook.events': ['get', '/logs/{id}/events', 'What happened to a log'],
  'logbook.counts': ['get', '/log-counts', 'How many logs are in each state'],
  'logbook.waiting': ['get', '/log-waiting', 'Whose logs wait, and since when'],
  'logbook.revisions': ['get', '/logs/{id}/revisions', 'A log’s earlier wordings'],
  'logbook.verifyMany': ['post', '/logs/verify-many', 'Verify several logs at the revisions that were read'],
  'logbook.undoMany': ['post', '/logs/undo-many', 'Take several verifications back'],
})
