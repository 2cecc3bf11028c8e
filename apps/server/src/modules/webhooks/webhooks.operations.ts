import { operations } from '../../kernel/operations.ts'

/** By an access token of a sign-in: no personal token and no key says where messages go. */
export const webhooksOperations = operations('Webhooks', {
  'webhooks.list': ['get', '/institutions/{institution_id}/webhooks', 'The webhooks of an institution'],
  'webhooks.add': [
    'post',
    '/institutions/{institution_id}/webhooks',
    'Add a webhook: it is told what happens from then on',
    { status: 201 },
  ],
  'webhooks.get': ['get', '/webhooks/{id}', 'One webhook'],
  'webhooks.edit': ['patch', '/webhooks/{id}', 'Change its name, address or kinds of events'],
  'webhooks.remove': ['delete', '/institutions/{institution_id}/webhooks/{id}', 'Remove a webhook, with what was sent to it'],
  'webhooks.pause': ['post', '/webhooks/{id}/pause', 'Keep its messages until it goes on'],
  'webhooks.resume': ['post', '/webhooks/{id}/resume', 'Send again, beginning with what was kept'],
  'webhooks.secret': ['get', '/webhooks/{id}/secret', 'What its messages are signed with'],
  'webhooks.replaceSecret': ['post', '/webhooks/{id}/secret/replace', 'Sign with a new secret, for a day with both'],
  'webhooks.ping': ['post', '/webhooks/{endpoint_id}/ping', 'Send a test', { status: 201 }],
  'webhooks.deliveries': ['get', '/webhooks/{endpoint_id}/deliveries', 'What was sent to a webhook, newest first'],
  'webhooks.delivery': ['get', '/webhook-deliveries/{id}', 'One message, with its body and what was answered'],
  'webhooks.redeliver': ['post', '/webhook-deliveries/{id}/redeliver', 'Send a message again'],
  'webhooks.redeliverFailed': ['post', '/webhooks/{id}/redeliver-failed', 'Send again what was given up'],
})
