import { operations } from '../../kernel/operations.ts'

export const accountsOperations = operations('Account', {
  'accounts.me': ['get', '/me', 'Who is signed in, with roles and institutions; null where nobody is', { known: true }],
  'accounts.setName': ['put', '/me/name', 'Change one’s own name'],
  'accounts.setLanguage': ['put', '/me/language', 'Choose the language of pages and mails'],
  'accounts.changePassword': ['post', '/me/password', 'Change one’s own password; every other session ends'],
  'accounts.sessions': ['get', '/me/sessions', 'Where one is signed in'],
  'accounts.views': ['get', '/me/views', 'Which coordinators looked at the caller’s pages, and when'],
  'accounts.endSession': ['post', '/me/sessions/{id}/end', 'Sign out on one device'],
  'accounts.endOtherSessions': ['post', '/me/sessions/end-others', 'Sign out everywhere else'],
  'accounts.signOutEverywhere': ['post', '/me/sessions/end-all', 'Sign out everywhere, tokens included'],
  'accounts.requestReset': [
    'post',
    '/password-resets',
    'Ask for a link to choose a new password; the answer is the same whether the address is known or not',
  ],
  'accounts.readReset': ['post', '/password-resets/read', 'Look at a reset link without using it'],
  'accounts.renewReset': ['post', '/password-resets/renew', 'Have a link that is over sent again, to the address it was for'],
  'accounts.resetPassword': ['post', '/password-resets/use', 'Choose a new password by a reset link'],
})
