import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { MikroORM } from '@mikro-orm/postgresql'
import { v7 as uuidv7 } from 'uuid'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { openLocalFileStorage } from '../kernel/local-file-storage.ts'
import type { Ctx } from '../kernel/use-case.ts'
import { type Command, parseOptions } from './command.ts'
import { addInstitution } from './commands/add-institution.ts'
import { rebuildProjections } from './commands/rebuild-projections.ts'
import { openSameDatabase } from './database.ts'

const COMMANDS: readonly Command[] = [addInstitution, rebuildProjections]

export interface Streams {
  out: (text: string) => void
  err: (text: string) => void
}

/**
 * `pnpm ipt <command> [options]`. Returns the exit code: 0 done, 1 found or failed, 2 called in a way that makes no sense. The answer goes to
 * standard output, with `--json` as JSON and nothing beside it; everything else goes to standard error.
 */
export async function runCli(args: readonly string[], env: Record<string, string | undefined>, { out, err }: Streams): Promise<number> {
  const [name = '', ...rest] = args
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    out(`${usage()}\n`)
    return name === '' ? 2 : 0
  }
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) {
    err(`There is no command ${name}.\n\n${usage()}\n`)
    return 2
  }
  let options: Record<string, string | boolean | undefined>
  try {
    options = parseArgs({
      args: [...rest],
      options: { ...parseOptions(command), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values as typeof options
  } catch (error) {
    err(`${error instanceof Error ? error.message : error}\n\n${helpOf(command)}\n`)
    return 2
  }
  if (options.help) {
    out(`${helpOf(command)}\n`)
    return 0
  }
  try {
    const say = (line: string) => err(`${line}\n`)
    const config = readConfig(env)
    const { orm, close } = await openSameDatabase(config, say)
    try {
      const { code, words, value } = await command.run(
        { orm, say, origin: config.publicOrigin ?? `http://localhost:${config.port}`, ctx: await ctxOf(command, orm, config) },
        options,
      )
      out(options.json ? `${JSON.stringify(value)}\n` : `${words}\n`)
      return code
    } finally {
      await close()
    }
  } catch (error) {
    if (error instanceof ConfigError) err(`Some settings need mending:\n${error.message}\n`)
    else err(`${error instanceof Error ? error.message : error}\n`)
    return error instanceof ConfigError ? 2 : 1
  }
}

const ctxOf = async ({ name }: Command, orm: MikroORM, { dataDir }: Config): Promise<Ctx> => ({
  em: orm.em.fork(),
  actor: { kind: 'system', name: `cli.${name}` },
  clock: () => new Date(),
  newId: uuidv7,
  files: await openLocalFileStorage(join(dataDir, 'files')),
  wake: () => undefined,
})

const usage = (): string =>
  [
    'Usage: pnpm ipt <command> [options]',
    '',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(22)} ${summary}`),
    '',
    'It works on the same data as `npm start`: IPT_DATA_DIR, or DATABASE_URL. `pnpm ipt <command> --help` says more.',
  ].join('\n')

const helpOf = ({ name, summary, options }: Command): string =>
  [
    `Usage: pnpm ipt ${name} [options]`,
    '',
    summary,
    '',
    ...Object.entries(options).map(([option, { says }]) => `  --${option.padEnd(12)} ${says}`),
    `  --${'json'.padEnd(12)} Answer as JSON.`,
  ].join('\n')
