import type { BlockList } from 'node:net'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMailAddress } from '@ipt/domain'
import { z } from 'zod'
import { readNetworks } from './kernel/client-address.ts'
import type { Sender } from './kernel/mailer.ts'

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'Not a postgres:// address.' })
const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'Not a port number.' })
  .transform(Number)
  .refine((port) => port <= 65_535, { error: 'Not a port number.' })
/** `ipt@university.example`, or `IPT Service <ipt@university.example>`. */
const sender = z.string().transform((value, context): Sender => {
  const [, name = 'IPT Service', address = value.trim()] = /^\s*"?([^"<>@\p{C}]*?)"?\s*<([^<>]*)>\s*$/u.exec(value) ?? []
  if (!isMailAddress(address))
    context.addIssue({ code: 'custom', message: 'Not an e-mail address, such as IPT Service <ipt@university.example>.' })
  return { name: name || 'IPT Service', address }
})
const emptyIsUnset = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema)

const Environment = z
  .object({
    PORT: emptyIsUnset(portNumber.default(8000)),
    HOST: emptyIsUnset(z.string().default('127.0.0.1')),
    IPT_DATA_DIR: emptyIsUnset(z.string().default(resolve(checkout, '.data'))),
    DATABASE_URL: emptyIsUnset(postgresUrl.optional()),
    DATABASE_OWNER_URL: emptyIsUnset(postgresUrl.optional()),
    IPT_SECRET: emptyIsUnset(z.string().min(32, { error: 'At least 32 characters: `openssl rand -hex 32` makes one.' }).optional()),
    PUBLIC_ORIGIN: emptyIsUnset(
      z
        .url({ protocol: /^https?$/, error: 'Not an origin such as https://ipt.example.' })
        .refine((value) => new URL(value).origin === value.replace(/\/$/, ''), { error: 'An origin has no path: https://ipt.example.' })
        .transform((value) => new URL(value).origin)
        .optional(),
    ),
    TRUSTED_PROXIES: emptyIsUnset(
      z
        .string()
        .transform(readNetworks)
        .refine((proxies) => proxies !== null, { error: 'Addresses or ranges, such as 10.0.0.0/8, 192.0.2.7.' })
        .optional(),
    ),
    WEBHOOK_NETWORKS: emptyIsUnset(
      z
        .string()
        .transform(readNetworks)
        .refine((networks) => networks !== null, { error: 'Addresses or ranges, such as 10.20.0.0/16, 192.168.1.7.' })
        .optional(),
    ),
    SMTP_URL: emptyIsUnset(z.url({ protocol: /^smtps?$/, error: 'Not an smtp:// or smtps:// address.' }).optional()),
    MAIL_FROM: emptyIsUnset(sender.optional()),
    IPT_DEMO: emptyIsUnset(z.enum(['on', 'off'], { error: 'on or off.' }).default('on')),
    LOG_LEVEL: emptyIsUnset(
      z.enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'One of debug, info, warn, error, silent.' }).default('warn'),
    ),
    NODE_ENV: emptyIsUnset(z.string().default('development')),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV === 'production' && env.DATABASE_URL && !env.IPT_SECRET)
      context.addIssue({
        code: 'custom',
        path: ['IPT_SECRET'],
        message: 'Required with DATABASE_URL in production: every node needs the same one.',
      })
    if (env.SMTP_URL && !env.MAIL_FROM)
      context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'Required with SMTP_URL: the address that mails come from.' })
    if (env.NODE_ENV === 'production' && env.SMTP_URL && !env.PUBLIC_ORIGIN)
      context.addIssue({
        code: 'custom',
        path: ['PUBLIC_ORIGIN'],
        message: 'Required with SMTP_URL in production: the links in mails begin with it.',
      })
    if (env.DATABASE_OWNER_URL && !env.DATABASE_URL)
      context.addIssue({ code: 'custom', path: ['DATABASE_URL'], message: 'Required with DATABASE_OWNER_URL.' })
  })

/** The settings of one process, read once. */
export interface Config {
  port: number
  host: string
  dataDir: string
  /** Null: the embedded PostgreSQL. */
  database: { url: string; ownerUrl: string } | null
  /** Null: made and kept in the data folder. */
  secret: string | null
  publicOrigin: string | null
  /** Null: none, and no header says whose a request is. */
  proxies: BlockList | null
  /** Where webhooks may go beside the public network, there also by plain http. Null: nowhere. */
  webhookNetworks: BlockList | null
  production: boolean
  /** Whether the demo may be loaded and looked around in: never in production, nor on a database of one's own. */
  demo: boolean
  /** Null: mails are kept, and shown at the terminal in development. */
  smtp: { url: string; from: Sender } | null
  logLevel: string
  /** Where the built web app lies. */
  webDir: string
}

/** Settings that a person has to mend, one line each. */
export class ConfigError extends Error {}

/** Reads the environment: the only place that does. Throws ConfigError. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const settings = parsed.data
  const dataDir = resolve(settings.IPT_DATA_DIR)
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir,
    database: settings.DATABASE_URL ? { url: settings.DATABASE_URL, ownerUrl: settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL } : null,
    secret: settings.IPT_SECRET ?? null,
    publicOrigin: settings.PUBLIC_ORIGIN ?? null,
    proxies: settings.TRUSTED_PROXIES ?? null,
    webhookNetworks: settings.WEBHOOK_NETWORKS ?? null,
    logLevel: settings.LOG_LEVEL,
    production: settings.NODE_ENV === 'production',
    demo: settings.IPT_DEMO === 'on' && settings.NODE_ENV !== 'production' && !settings.DATABASE_URL,
    smtp: settings.SMTP_URL && settings.MAIL_FROM ? { url: settings.SMTP_URL, from: settings.MAIL_FROM } : null,
    webDir: resolve(checkout, 'apps/web/dist'),
  }
}
