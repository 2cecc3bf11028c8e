import { operations } from '../../kernel/operations.ts'

export const leaveOperations = operations('Leave', {
  'leave.list': ['get', '/leave-requests', 'Leave that was asked for'],
  'leave.ask': ['post', '/leave-requests', 'Ask for leave or rest days', { status: 201 }],
  'leave.grant': ['post', '/leave-requests/{id}/grant', 'Grant leave'],
  'leave.decline': ['post', '/leave-requests/{id}/decline', 'Decline leave, with the reason'],
  'leave.undoDecision': ['post', '/leave-requests/{id}/undo', 'Take a decision on leave back, within 15 minutes'],
  'leave.withdraw': ['post', '/leave-requests/{id}/withdraw', 'Withdraw a request'],
})
