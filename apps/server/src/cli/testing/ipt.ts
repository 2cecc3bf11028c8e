import { Readable } from 'node:stream'
import type { TestDatabase } from '@ipt/db/testing'
import { runCli } from '../run.ts'

interface Said {
  code: number
  /** Standard output, as text. */
  out: string
  /** The same as it came. */
  bytes: Buffer
  err: string
}

/** `pnpm ipt` in this process, with these settings, and `input` as standard input. */
export async function ipt(env: Record<string, string | undefined>, args: readonly string[], input: string | Buffer = ''): Promise<Said> {
  const out: Buffer[] = []
  let err = ''
  const code = await runCli(args, env, {
    out: (chunk) => void out.push(Buffer.from(chunk as string)),
    err: (text) => {
      err += text
    },
    in: () => Readable.from([Buffer.from(input as string)]),
  })
  const bytes = Buffer.concat(out)
  return { code, out: bytes.toString(), bytes, err }
}

export const settingsOf = ({ appUrl, ownerUrl }: Pick<TestDatabase, 'appUrl' | 'ownerUrl'>) => ({
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
})

/** The same on a test's database. */
export const iptOn =
  (db: Pick<TestDatabase, 'appUrl' | 'ownerUrl'>, env: Record<string, string> = {}) =>
  (...args: string[]) =>
    ipt({ ...settingsOf(db), ...env }, args)
