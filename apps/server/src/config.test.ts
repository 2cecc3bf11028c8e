import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('everything has a default', () => {
  expect(readConfig({})).toMatchObject({
    port: 8000,
    host: '127.0.0.1',
    database: null,
    secret: null,
    publicOrigin: null,
    production: false,
    demo: true,
    smtp: null,
    webhookNetworks: null,
  })
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8000, database: null })
})

test('one database role serves for both', () => {
  const url = 'postgres://ipt:secret@db.example/ipt'
  expect(readConfig({ DATABASE_URL: url }).database).toEqual({ url, ownerUrl: url })
})

test.for([
  ['ipt@university.example', { name: 'IPT Service', address: 'ipt@university.example' }],
  ['Usambara IPT <ipt@university.example>', { name: 'Usambara IPT', address: 'ipt@university.example' }],
  ['"Usambara, IPT" <ipt@university.example>', { name: 'Usambara, IPT', address: 'ipt@university.example' }],
] as const)('mails come from %s', ([MAIL_FROM, from]) => {
  expect(readConfig({ SMTP_URL: 'smtp://mail.example:587', MAIL_FROM }).smtp).toEqual({ url: 'smtp://mail.example:587', from })
})

test('the demo is for looking around: never in production, on a database of one’s own, or where it is switched off', () => {
  expect(readConfig({ IPT_DEMO: 'on' }).demo).toBe(true)
  expect(readConfig({ IPT_DEMO: 'off' }).demo).toBe(false)
  expect(readConfig({ NODE_ENV: 'production' }).demo).toBe(false)
  expect(readConfig({ DATABASE_URL: 'postgres://a@db/ipt' }).demo).toBe(false)
})

test('webhooks go inside a network only where it is named', () => {
  const { webhookNetworks } = readConfig({ WEBHOOK_NETWORKS: '10.20.0.0/16, fd00::7' })
  expect(['10.20.3.4', '10.21.0.1'].map((address) => webhookNetworks?.check(address))).toEqual([true, false])
  expect(webhookNetworks?.check('fd00::7', 'ipv6')).toBe(true)
})

test.for([
  [{ PORT: 'eighty' }, 'PORT: '],
  [{ PORT: '70000' }, 'PORT: '],
  [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL: '],
  [{ DATABASE_OWNER_URL: 'postgres://o@db/ipt' }, 'DATABASE_URL: Required with DATABASE_OWNER_URL.'],
  [{ IPT_SECRET: 'short' }, 'IPT_SECRET: At least 32 characters'],
  [{ PUBLIC_ORIGIN: 'https://ipt.example/app' }, 'PUBLIC_ORIGIN: An origin has no path'],
  [{ SMTP_URL: 'https://mail.example' }, 'SMTP_URL: '],
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM: Required with SMTP_URL'],
  [{ MAIL_FROM: 'no address' }, 'MAIL_FROM: '],
  [{ MAIL_FROM: 'IPT <a@b.example>\r\nBcc: c@d.example' }, 'MAIL_FROM: '],
  [{ WEBHOOK_NETWORKS: '10.0.0.0/8, the office' }, 'WEBHOOK_NETWORKS: Addresses or ranges'],
  [{ IPT_DEMO: 'yes' }, 'IPT_DEMO: on or off.'],
  [{ NODE_ENV: 'production', DATABASE_URL: 'postgres://a@db/ipt' }, 'IPT_SECRET: Required with DATABASE_URL in production'],
] as const)('%o is told by name', ([env, message]) => {
  expect(() => readConfig(env)).toThrow(message)
})
