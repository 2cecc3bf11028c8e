import { readFileSync } from 'node:fs'
import { WEBHOOK_MESSAGES, WebhookBody } from '@ipt/contracts'
import { expect, test } from 'vitest'
import { newWebhookSecret, signatureOf } from './sign.ts'

const page = readFileSync(new URL('../../../../../docs/webhooks.md', import.meta.url), 'utf8')
const block = (language: string): string => page.match(new RegExp(`\`\`\`${language}\n([\\s\\S]+?)\`\`\``))?.[1] ?? ''

test('the page lists every message, in its words', () => {
  const rows = Object.entries(WEBHOOK_MESSAGES).map(([type, { about }]) => `| \`${type}\` | ${about} |`)
  expect(page.split('\n').filter((line) => /^\| `[a-z]+(\.[a-z_]+)?` \|/.test(line))).toEqual(rows)
})

test('the message that the page shows is one', () => {
  const { type, data } = WebhookBody.parse(JSON.parse(block('json')))
  expect(WEBHOOK_MESSAGES[type as 'log.verified'].data.strict().parse(data)).toEqual(data)
})

test('the code of the page takes our messages, and nothing else', async () => {
  const { verified } = await import(`data:text/javascript,${encodeURIComponent(block('js'))}`)
  const [secret, earlier] = [newWebhookSecret(), newWebhookSecret()]
  const now = Date.parse('2026-08-18T09:00:00Z')
  const timestamp = now / 1000
  const body = '{"type":"ping","habari":"ç"}'
  const headers = {
    'webhook-id': 'a',
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf([secret, earlier], { id: 'a', timestamp, body }),
  }
  for (const each of [secret, earlier]) expect(verified(each, headers, body, now)).toEqual(JSON.parse(body))
  expect(verified(newWebhookSecret(), headers, body, now)).toBeNull()
  expect(verified(secret, headers, body.replace('ping', 'pong'), now)).toBeNull()
  expect(verified(secret, { ...headers, 'webhook-id': 'b' }, body, now)).toBeNull()
  expect(verified(secret, { ...headers, 'webhook-timestamp': String(timestamp + 1) }, body, now)).toBeNull()
  expect(verified(secret, headers, body, now + 301_000)).toBeNull()
  expect(verified(secret, {}, body, now)).toBeNull()
})
