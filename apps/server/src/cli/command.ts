import type { ParseArgsConfig } from 'node:util'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Ctx } from '../kernel/use-case.ts'

/** What a command works with. */
interface Tools {
  orm: MikroORM
  /** For verbs: whoever runs the server acts. */
  ctx: Ctx
  /** Where links lead: PUBLIC_ORIGIN, or the address at which `npm start` listens. */
  origin: string
  /** A line for people; goes to standard error where the answer is JSON. */
  say: (line: string) => void
}

/** What a command came to: the exit code, and what is printed: words for people, or with `--json` the value. */
interface Outcome {
  code: 0 | 1
  words: string
  value: unknown
}

/** A command of `pnpm ipt`. */
export interface Command {
  name: string
  /** What it does, in a line. */
  summary: string
  /** Beside `--json` and `--help`, with what each means. */
  options: Record<string, { type: 'boolean' | 'string'; says: string }>
  run: (tools: Tools, options: Record<string, string | boolean | undefined>) => Promise<Outcome>
}

export const parseOptions = ({ options }: Command): NonNullable<ParseArgsConfig['options']> =>
  Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]))
