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
  })
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8000, database: null })
})

test('one database role serves for both', () => {
  const url = 'postgres://ipt:secret@db.example/ipt'
  expect(readConfig({ DATABASE_URL: url }).database).toEqual({ url, ownerUrl: url })
})

test.for([
  [{ PORT: 'eighty' }, 'PORT: '],
  [{ PORT: '70000' }, 'PORT: '],
  [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL: '],
  [{ DATABASE_OWNER_URL: 'postgres://o@db/ipt' }, 'DATABASE_URL: Required with DATABASE_OWNER_URL.'],
  [{ IPT_SECRET: 'short' }, 'IPT_SECRET: At least 32 characters'],
  [{ PUBLIC_ORIGIN: 'https://ipt.example/app' }, 'PUBLIC_ORIGIN: An origin has no path'],
  [{ NODE_ENV: 'production', DATABASE_URL: 'postgres://a@db/ipt' }, 'IPT_SECRET: Required with DATABASE_URL in production'],
] as const)('%o is told by name', ([env, message]) => {
  expect(() => readConfig(env)).toThrow(message)
})
