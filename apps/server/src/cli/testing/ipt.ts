import { Readable } from 'node:stream'
import type { TestDatabase } from '@ipt/db/testing'
import { runCli } from '../run.ts'
import type { Streams } from '../tools.ts'

interface Said {
  code: number
  /** Standard output, as text. */
  out: string
  /** The same as it came. */
  bytes: Buffer
  err: string
}

/** `pnpm ipt` in this process, with these settings, and `input` as standard input. Somebody presses Ctrl-C when it says `stopAt`. */
export async function ipt(
  env: Record<string, string | undefined>,
  args: readonly string[],
  input: string | Buffer = '',
  stopAt: string | null = null,
): Promise<Said> {
  const out: Buffer[] = []
  let err = ''
  const stopping = new AbortController()
  const streams: Streams = {
    out: (chunk) => void out.push(Buffer.from(chunk as string)),
    err: (text) => {
      err += text
      // A key is pressed a moment after something was read.
      if (stopAt !== null && text.includes(stopAt)) setImmediate(() => stopping.abort())
    },
    in: () => Readable.from([Buffer.from(input as string)]),
  }
  const code = await runCli(args, env, streams, stopping.signal)
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
