import { pino } from 'pino'
import { DEMO_PASSWORD, loadDemo } from '../../demo/index.ts'
import { DEMO_LOGINS } from '../../modules/accounts/index.ts'
import { keptSecret } from '../../secret.ts'
import { createServices } from '../../services.ts'
import type { Command } from '../command.ts'
import { Refusal } from '../refusals.ts'

/** What `npm start` does on an empty data folder. */
export const seedDemo: Command = {
  name: 'seed-demo',
  summary: 'Load the demo, a season of invented people, where there is nobody yet; as npm start does on an empty data folder.',
  options: {},
  makesDatabase: true,
  fails: 'refused: there are people already, or it is no place for people whose password everybody knows',
  example: 'IPT_DATA_DIR=/tmp/look-around pnpm ipt seed-demo',
  async run({ config, postgres, data, say }) {
    const settings = config()
    if (settings.production || settings.database)
      throw new Refusal(
        `The demo is not loaded ${settings.production ? 'in production' : 'into a database of your own'}: everybody knows its passwords, so its people could not sign in. Choose a data folder: IPT_DATA_DIR.`,
      )
    const { running } = await data()
    const { appUrl } = await postgres()
    const secret = settings.secret ?? (await keptSecret(settings.dataDir))
    const services = await createServices(settings, { databaseUrl: appUrl, secret, log: pino({ level: 'silent' }), demoPassword: null })
    try {
      if (!(await loadDemo(services, say))) throw new Refusal('There are people in this database already: nothing was loaded.')
    } finally {
      await services.live.stop()
      await services.orm.close(true)
    }
    const logins = DEMO_LOGINS.map(({ email, role }) => ({ email, role, password: DEMO_PASSWORD }))
    const words = [
      `Loaded. ${running ? 'Sign in' : 'After `npm start`, sign in'} as:`,
      ...logins.map(({ email, password }) => `  ${email.padEnd(22)} ${password}`),
    ]
    return { code: 0, words: words.join('\n'), value: { logins } }
  },
}
