import { openOrm } from '@ipt/db'
import { hasEmbeddedPostgres } from '@ipt/db/embedded'
import type { Config } from '../../config.ts'
import { runningServer } from '../../running-address.ts'
import type { Command, Tools } from '../command.ts'
import type { Postgres } from '../database.ts'
import { checkDatabase } from '../doctor/database.ts'
import { checkDisk } from '../doctor/disk.ts'
import { type Finding, fault, look, warning } from '../doctor/finding.ts'
import { checkMail } from '../doctor/mail.ts'
import { checkNode, checkSettings, readWhatCan } from '../doctor/settings.ts'
import { checkWork } from '../doctor/work.ts'

const SIGN: Record<Finding['state'], string> = { ok: 'ok     ', warning: 'warning', fault: 'FAULT  ' }

/** Looks at everything that may be wrong, and says what to mend. It changes nothing, and one thing that is broken hides no other. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Check settings, disk, database, clock, mail, jobs and more; says what to mend.',
  options: {},
  fails: 'something is broken; warnings alone are 0',
  example: 'pnpm ipt doctor --json',
  async run({ env, postgres, say }) {
    const read = readWhatCan(env)
    const findings: Finding[] = []
    const add = async (about: string, of: Promise<Finding[]>) => {
      say(`Looking at ${about} …`)
      findings.push(...(await of))
    }
    await add(
      'settings',
      Promise.all([checkNode(), checkSettings(read, env)]).then((all) => all.flat()),
    )
    await add('the disk', checkDisk(read.config.dataDir))
    await add('the mail server', checkMail(read.config, read.broken))
    await add('the database', lookInside(read.config, read.broken, postgres))
    const count = (state: Finding['state']) => findings.filter((each) => each.state === state).length
    const sum = { ok: count('ok'), warnings: count('warning'), faults: count('fault') }
    const lines = findings.map(({ check, state, says, mend }) => `${SIGN[state]}  ${check}: ${says}${mend ? `\n         → ${mend}` : ''}`)
    const words = [...lines, '', `ok: ${sum.ok}, warnings: ${sum.warnings}, faults: ${sum.faults}.`].join('\n')
    return { code: sum.faults > 0 ? 1 : 0, words, value: { ...sum, checks: findings } }
  },
}

async function lookInside(config: Config, broken: ReadonlyMap<string, string>, open: Tools['postgres']): Promise<Finding[]> {
  if (broken.has('DATABASE_URL') || broken.has('DATABASE_OWNER_URL'))
    return look('database', '', () => fault('Not looked at, nor anything in it.', 'Mend DATABASE_URL and DATABASE_OWNER_URL first.'))
  if (!config.database && !(await hasEmbeddedPostgres(config.dataDir)))
    return look('database', '', () =>
      warning('There is none yet.', '`npm start` makes it. If there should be one: set IPT_DATA_DIR to its folder.'),
    )
  let postgres: Postgres | undefined
  const opened = await look('database', 'Look into postgres.log in the data folder.', async () => {
    postgres = await open(config)
    return []
  })
  return postgres ? [...opened, ...(await checkDatabase(postgres)), ...(await lookAtWork(config, postgres))] : opened
}

async function lookAtWork({ dataDir }: Config, { appUrl }: Postgres): Promise<Finding[]> {
  const server = await runningServer(dataDir)
  const orm = await openOrm({ url: appUrl })
  try {
    const ctx = { em: orm.em.fork(), clock: () => new Date() }
    return await checkWork({ orm, ctx, appUrl, server })
  } finally {
    await orm.close(true)
  }
}
