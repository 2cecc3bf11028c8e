import type { ParseArgsConfig } from 'node:util'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Config } from '../config.ts'
import type { Ctx } from '../kernel/use-case.ts'
import type { Postgres } from './database.ts'

/** What reads and writes the data: the verbs' context, in which whoever runs the server acts, for no institution yet. */
export interface Data {
  orm: MikroORM
  ctx: Ctx
  /** Where links lead: PUBLIC_ORIGIN, the address of the server that runs on this data folder, or the one at which it would listen. */
  origin: string
  /** Whether a server runs on this data folder. */
  running: boolean
}

/** What a command works with. Nothing is opened before it is asked for, and all of it is closed afterwards. */
export interface Tools {
  env: Record<string, string | undefined>
  /** Throws ConfigError. */
  config: () => Config
  /** A line for people: to standard error, since standard output is the answer's. */
  say: (line: string) => void
  /** The same for what goes on: at most one a second. */
  progress: (line: string) => void
  /** To standard output, as it is; resolves when there is room for more. */
  write: (chunk: string | Uint8Array) => Promise<void>
  /** Between two steps: Stopped, where somebody has stopped the command meanwhile. */
  goOn: () => void
  /** Does what is all or nothing: it is not begun once somebody has stopped the command, and is waited for when somebody does meanwhile. */
  inOneGo: <T>(work: () => Promise<T>) => Promise<T>
  /** A file as it was named where the command was called: package managers go to the project first. */
  path: (file: string) => string
  /** Standard input. */
  input: () => AsyncIterable<Uint8Array>
  /** The database as it is, at whatever version; by settings that were read otherwise, if need be. */
  postgres: (config?: Config) => Promise<Postgres>
  /** The same at this version. */
  data: () => Promise<Data>
}

/** What a command came to: the exit code, and what is printed: words for people, or with `--json` the value. Null: it printed by itself. */
interface Outcome {
  code: 0 | 1
  words: string | null
  value: unknown
}

interface Option {
  type: 'boolean' | 'string'
  says: string
  /** What stands for the value in the help: `name`, `file`. */
  value?: string
  /** Whether it may be given more than once. */
  multiple?: true
}

/** The options as they were given; `argument` is what stands without one. */
export type Given = Readonly<Record<string, string | boolean | string[] | undefined>>

/** A command of `pnpm ipt`. */
export interface Command {
  name: string
  /** What it does, in a line. */
  summary: string
  /** What stands behind the command's name, and what it means. */
  argument?: { name: string; says: string }
  /** Beside `--json` and `--help`, with what each means. */
  options: Readonly<Record<string, Option>>
  /** It makes the embedded database where there is none yet; any other command says that there is none. */
  makesDatabase?: true
  /** When the exit code is 1. */
  fails: string
  example: string
  run: (tools: Tools, given: Given) => Promise<Outcome>
}

export const parseOptions = ({ options }: Command): NonNullable<ParseArgsConfig['options']> =>
  Object.fromEntries(Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]))
