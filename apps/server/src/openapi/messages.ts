import { WEBHOOK_MESSAGES } from '@ipt/contracts'
import { z } from 'zod'
import { exampleOf } from './example.ts'
import type { SchemaBook } from './json-schema.ts'

const HEADERS = {
  'webhook-id': 'The message’s id, the same at every try.',
  'webhook-timestamp': 'Of this try, in seconds since 1970.',
  'webhook-signature': '`v1,` and HMAC-SHA256 over `id.timestamp.body` in base64; several with a space between.',
}

/** What is sent to webhooks, by its type: the other way round, so the answers are the receiver's. */
export const messages = (book: SchemaBook): Record<string, object> =>
  Object.fromEntries(
    Object.entries(WEBHOOK_MESSAGES).map(([type, { about, data }]) => {
      const body = z.object({ type: z.literal(type), timestamp: z.iso.datetime(), data })
      const schema = book.schemaOf(body, 'output')
      return [
        type,
        {
          post: {
            operationId: `webhook.${type}`,
            tags: ['Webhooks'],
            summary: about.replace(/\.$/, ''),
            description: `${about} Signed by Standard Webhooks.`,
            security: [],
            parameters: Object.entries(HEADERS).map(([name, description]) => ({
              name,
              in: 'header',
              required: true,
              description,
              schema: { type: 'string' },
            })),
            requestBody: { required: true, content: { 'application/json': { schema, example: exampleOf(schema, book, true) } } },
            responses: {
              '2XX': { description: 'It is taken.' },
              410: { description: 'Nobody is there any more: the webhook is switched off.' },
              default: { description: 'It is sent again later, eight times within about a day.' },
            },
          },
        },
      ]
    }),
  )
