import { operations } from '../../kernel/operations.ts'

/** By an access token of a sign-in: no personal token and no key makes others. */
export const tokensOperations = operations('Tokens', {
  'tokens.list': ['get', '/me/tokens', 'The caller’s personal tokens'],
  'tokens.make': ['post', '/me/tokens', 'Make a personal token: it is told this once', { status: 201 }],
  'tokens.revoke': ['post', '/me/tokens/{id}/revoke', 'Revoke a personal token'],
  'keys.list': ['get', '/institutions/{institution_id}/keys', 'The keys of an institution'],
  'keys.make': ['post', '/institutions/{institution_id}/keys', 'Make a key for an institution: it is told this once', { status: 201 }],
  'keys.revoke': ['post', '/keys/{id}/revoke', 'Revoke a key'],
})
