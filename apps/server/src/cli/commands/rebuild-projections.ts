import { compareWithRebuild, type Difference, rebuild } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { PROJECTIONS } from '../../worker.ts'
import type { Command } from '../command.ts'

/** Makes what is counted and told from the events again, or only looks whether that would change anything. */
export const rebuildProjections: Command = {
  name: 'rebuild-projections',
  summary: 'Make totals and notifications again from the record of events. Read marks and sent mails stay.',
  options: { check: { type: 'boolean', says: 'Change nothing: compare with a rebuild, and exit with 1 where they differ.' } },
  fails: 'with --check: they differ',
  example: 'pnpm ipt rebuild-projections --check',
  async run({ data, say }, { check }) {
    const { orm } = await data()
    // What no server has put in order yet is: a rebuild of half the record would throw away what tells of the rest.
    while ((await sequence(orm)) > 0);
    const differences: Difference[] = []
    for (const projection of PROJECTIONS) {
      say(`${check ? 'Comparing' : 'Rebuilding'} ${projection.name} …`)
      if (check) differences.push(...(await compareWithRebuild(orm, projection)))
      else await rebuild(orm, projection)
    }
    const names = PROJECTIONS.map(({ name }) => name).join(', ')
    const value = { projections: PROJECTIONS.map(({ name }) => name), differences }
    if (!check) return { code: 0, words: `Rebuilt: ${names}.`, value }
    if (differences.length === 0) return { code: 0, words: `No difference: ${names}.`, value }
    return { code: 1, words: `${differences.map(worded).join('\n')}\nRun it without --check to put this right.`, value }
  },
}

const worded = ({ projection, table, missing, extra, examples }: Difference): string =>
  [`${projection}, ${table}: ${missing} missing, ${extra} too many.`, ...examples.map((row) => `  ${JSON.stringify(row)}`)].join('\n')
