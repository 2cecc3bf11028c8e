import { operations } from '../../kernel/operations.ts'

export const auditOperations = operations('Audit', {
  'audit.list': ['get', '/audit', 'What was done, by whom and when, newest first'],
})
