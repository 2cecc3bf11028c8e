import { operations } from '../../kernel/operations.ts'

export const commentsOperations = operations('Comments', {
  'comments.list': ['get', '/logs/{log_id}/comments', 'What was said beside a log'],
  'comments.post': ['post', '/logs/{log_id}/comments', 'Say something beside a log', { status: 201 }],
  'comments.withdraw': ['post', '/comments/{id}/withdraw', 'Withdraw one’s own comment'],
})
