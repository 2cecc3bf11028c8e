import { migrate, pendingMigrations } from '@ipt/db'
import type { Command } from '../command.ts'
import { assertMade } from '../database.ts'
import { Refusal } from '../refusals.ts'
import { firstLine } from '../sentence.ts'

/** What every start does first, by itself: so that it can be done before, or looked at. */
export const migrateDatabase: Command = {
  name: 'migrate',
  summary: 'Bring the database to this version, as every start does; says which migrations ran.',
  options: { check: { type: 'boolean', says: 'Run nothing: list what is to run, and exit with 1 if anything is.' } },
  makesDatabase: true,
  fails: 'with --check: some are to run; else: they failed, and nothing was changed',
  example: 'pnpm ipt migrate --check',
  async run({ config, postgres, say }, { check }) {
    const { database, dataDir } = config()
    if (check && !database) await assertMade(dataDir)
    const { ownerUrl, appUrl, how } = await postgres()
    // Which are to run is asked as the owner: the other role may have no rights yet.
    const toRun = async () =>
      pendingMigrations(ownerUrl).catch((error: unknown) => {
        throw new Refusal(`${how === 'own' ? 'DATABASE_OWNER_URL: ' : ''}The database does not answer: ${firstLine(error)}`)
      })
    const pending = await toRun()
    if (check) {
      const words = pending.length === 0 ? 'Nothing is to run.' : ['To run:', ...pending.map((name) => `  ${name}`)].join('\n')
      return { code: pending.length === 0 ? 0 : 1, words, value: { pending } }
    }
    if (pending.length > 0) say(`Running ${pending.length} …`)
    await migrate({ ownerUrl, appUrl }).catch((error: unknown) => {
      throw new Refusal(`The migrations failed, and nothing was changed: ${firstLine(error)}`)
    })
    const left = new Set(await toRun())
    const ran = pending.filter((name) => !left.has(name))
    const words = ran.length === 0 ? 'Nothing was to run.' : ['Ran:', ...ran.map((name) => `  ${name}`)].join('\n')
    return { code: 0, words, value: { ran } }
  },
}
