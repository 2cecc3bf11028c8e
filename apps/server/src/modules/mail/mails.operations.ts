import { operations } from '../../kernel/operations.ts'

export const mailsOperations = operations('Mails', {
  'mails.list': ['get', '/mails', 'Mails that went out, or wait, newest first'],
  'mails.get': ['get', '/mails/{id}', 'One mail as it was sent'],
  'mails.sendAgain': ['post', '/mails/{id}/send-again', 'Send a mail once more'],
})
