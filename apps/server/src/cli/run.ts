import { parseArgs } from 'node:util'
import { ConfigError } from '../config.ts'
import '../kernel/issue-words.ts'
import { type Command, type Given, parseOptions } from './command.ts'
import { addInstitution } from './commands/add-institution.ts'
import { createCoordinator } from './commands/create-coordinator.ts'
import { doctor } from './commands/doctor.ts'
import { exportList } from './commands/export.ts'
import { importUsers } from './commands/import-users.ts'
import { migrateDatabase } from './commands/migrate.ts'
import { rebuildProjections } from './commands/rebuild-projections.ts'
import { resetPassword } from './commands/reset-password.ts'
import { seedDemo } from './commands/seed-demo.ts'
import { sendTestEmail } from './commands/send-test-email.ts'
import { helpOf, usage } from './help.ts'
import { Stopped, UsageError } from './refusals.ts'
import { asValue, sentence } from './sentence.ts'
import { openTools, type Streams } from './tools.ts'

export const COMMANDS: readonly Command[] = [
  addInstitution,
  createCoordinator,
  resetPassword,
  importUsers,
  exportList,
  sendTestEmail,
  rebuildProjections,
  migrateDatabase,
  seedDemo,
  doctor,
]

/** After Ctrl-C. */
const GRACE_MS = 3_000

/**
 * `pnpm ipt <command> [options]`. Returns the exit code: 0 done, 1 found or failed, 2 called in a way that makes no sense, 130 stopped. The
 * answer goes to standard output, with `--json` as one JSON value; everything else goes to standard error.
 */
export async function runCli(
  args: readonly string[],
  env: Record<string, string | undefined>,
  streams: Streams,
  stopped?: AbortSignal,
): Promise<number> {
  const { out, err } = streams
  const [name = '', ...rest] = args
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    await out(`${usage(COMMANDS)}\n`)
    return name === '' ? 2 : 0
  }
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) {
    err(`There is no command ${name}.\n\n${usage(COMMANDS)}\n`)
    return 2
  }
  const json = rest.includes('--json')
  const tools = openTools(command, env, streams, stopped)
  const stop = new Promise<130>((resolve) =>
    stopped?.addEventListener('abort', () => {
      if (tools.busy()) err('Too late to stop: it is being written, all of it or nothing. Waiting for what becomes of it …\n')
      // It has a moment to clean up by itself.
      else setTimeout(() => resolve(130), GRACE_MS).unref()
    }),
  )
  try {
    const given = read(command, rest)
    if (given.help) {
      await out(`${helpOf(command)}\n`)
      return 0
    }
    const ended = await Promise.race([command.run(tools, given), stop])
    if (ended === 130) throw new Stopped('Stopped.')
    if (json) await out(`${JSON.stringify(ended.value)}\n`)
    else if (ended.words !== null) await out(`${ended.words}\n`)
    return ended.code
  } catch (error) {
    if (json) await out(`${JSON.stringify(asValue(error))}\n`)
    if (error instanceof UsageError) err(`${error.message}\n\n${helpOf(command)}\n`)
    else if (error instanceof ConfigError) err(`Some settings need mending:\n${error.message}\n`)
    else err(`${sentence(error)}\n`)
    if (error instanceof Stopped) return 130
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1
  } finally {
    await tools.close()
  }
}

/** UsageError. */
function read(command: Command, args: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...parseOptions(command), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: command.argument !== undefined,
    })
    if (positionals.length > 1) throw new Error(`One <${command.argument?.name}> is taken, not ${positionals.length}.`)
    return { ...(values as Given), argument: positionals[0] }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
