import { join, resolve } from 'node:path'
import { migrate } from '@ipt/db'
import { v7 as uuidv7 } from 'uuid'
import { type Config, readConfig } from '../config.ts'
import { openLocalFileStorage } from '../kernel/local-file-storage.ts'
import { runningServer } from '../running-address.ts'
import type { Command, Data, Tools } from './command.ts'
import { openAtThisVersion, openPostgres, type Postgres } from './database.ts'
import { Stopped } from './refusals.ts'

export interface Streams {
  out: (chunk: string | Uint8Array) => Promise<void> | void
  err: (text: string) => void
  in: () => AsyncIterable<Uint8Array>
}

const PROGRESS_MS = 1_000

/** The tools of one command, and how to close what it opened. */
export function openTools(
  { name, makesDatabase }: Command,
  env: Record<string, string | undefined>,
  streams: Streams,
  stopped?: AbortSignal,
): Tools & { busy: () => boolean; close: () => Promise<void> } {
  const closes: (() => Promise<unknown>)[] = []
  const say = (line: string) => streams.err(`${line}\n`)
  const config = once(() => readConfig(env))
  let opening: Promise<Postgres> | undefined
  const openOnce = async (of: Config): Promise<Postgres> => {
    const opened = await openPostgres(of, { say, make: makesDatabase })
    closes.push(opened.close)
    return opened
  }
  const postgres = (of = config()): Promise<Postgres> => {
    opening ??= openOnce(of)
    return opening
  }
  // What is over within a second needs no telling.
  let told = Date.now()
  let inOneGo = false
  const goOn = () => {
    if (stopped?.aborted) throw new Stopped('Stopped.')
  }
  return {
    env,
    config,
    say,
    progress(line) {
      if (Date.now() - told < PROGRESS_MS) return
      told = Date.now()
      say(line)
    },
    write: async (chunk) => streams.out(chunk),
    busy: () => inOneGo,
    goOn,
    async inOneGo(work) {
      goOn()
      inOneGo = true
      try {
        return await work()
      } finally {
        inOneGo = false
      }
    },
    path: (file) => resolve(env.INIT_CWD ?? '', file),
    input: streams.in,
    postgres,
    data: once(async () => {
      const opened = await postgres()
      if (opened.how === 'started') await migrate(opened)
      const orm = await openAtThisVersion(opened)
      closes.push(() => orm.close(true))
      const address = await addressOf(config())
      const files = await openLocalFileStorage(join(config().dataDir, 'files'))
      const actor = { kind: 'system', name: `cli.${name}` } as const
      const ctx = { em: orm.em.fork(), actor, clock: () => new Date(), newId: uuidv7, files, wake: () => undefined }
      return { orm, ctx, ...address }
    }),
    async close() {
      for (const each of closes.splice(0).reverse()) await each()
    },
  }
}

async function addressOf({ publicOrigin, dataDir, port }: Config): Promise<Pick<Data, 'origin' | 'running'>> {
  const server = await runningServer(dataDir)
  return { origin: publicOrigin ?? server?.address ?? `http://localhost:${port}`, running: server !== null }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
