import { LANGUAGES } from '@ipt/domain'
import { z } from 'zod'
import { EXPORTS } from '../../exports/index.ts'
import { EXPORT_FORMATS, exported } from '../../kernel/exported.ts'
import { typedQuery } from '../../kernel/query-values.ts'
import { listCohorts } from '../../modules/cohorts/index.ts'
import type { Command } from '../command.ts'
import { readGiven, readPairs } from '../given.ts'
import { chosenSeason, forInstitution } from '../institution.ts'
import { writeWhole } from '../out-file.ts'
import { UsageError } from '../refusals.ts'

const NAMES = EXPORTS.map(({ name }) => name)

const Options = z.object({
  argument: z.string({ error: `Say which list: ${NAMES.join(', ')}.` }),
  institution: z.string().optional(),
  season: z.string().optional(),
  filter: z.array(z.string()).optional(),
  format: z.enum(EXPORT_FORMATS).optional(),
  language: z.enum(LANGUAGES).default('en'),
  out: z.string().min(1),
  force: z.boolean().default(false),
  json: z.boolean().default(false),
})

/** What each list can be narrowed by, as its page sends it. */
const filtersOf = (filter: z.ZodType): string[] =>
  Object.keys(z.toJSONSchema(filter, { io: 'input', unrepresentable: 'any' }).properties ?? {})

/** The lists of the browser as files. */
export const exportList: Command = {
  name: 'export',
  summary: 'Write a list to a file, whole: what the page of that list shows to a coordinator.',
  argument: { name: 'list', says: `One of: ${NAMES.join(', ')}.` },
  options: {
    institution: { type: 'string', value: 'name or id', says: 'Whose list. Not needed where there is one institution.' },
    season: { type: 'string', value: 'name or id', says: 'Only this season; students are always those of one.' },
    filter: {
      type: 'string',
      value: 'name=value',
      multiple: true,
      says: `Narrows it as the page does. ${EXPORTS.map(({ name, filter }) => `${name}: ${filtersOf(filter).join(', ')}`).join('; ')}.`,
    },
    format: { type: 'string', value: EXPORT_FORMATS.join('|'), says: 'Without it: what the name of the file ends in, else csv.' },
    language: { type: 'string', value: LANGUAGES.join('|'), says: 'Of the heads of its columns. Without it: en.' },
    out: { type: 'string', value: 'path', says: 'The file; - is standard output.' },
    force: { type: 'boolean', says: 'Write over a file that is there.' },
  },
  fails: 'refused: the file is there already, or it is not clear which institution or season is meant',
  example: 'pnpm ipt export students --season "IPT 2026" --out students.xlsx',
  async run(tools, given) {
    const options = readGiven(Options, given)
    const { argument: name, out, language } = options
    const list = EXPORTS.find((each) => each.name === name)
    if (!list) throw new UsageError(`There is no list called ${name}. There are: ${NAMES.join(', ')}.`)
    if (out === '-' && options.json) throw new UsageError('--json: With --out - standard output is the list itself.')
    const file = out === '-' ? out : tools.path(out)
    const format = options.format ?? (out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv')
    const pairs = readPairs('filter', options.filter)
    const opened = await tools.data()
    const { institution, ctx } = await forInstitution(opened, options.institution)
    if (options.season !== undefined) {
      const field = filtersOf(list.filter).find((each) => each === 'cohortId' || each === 'cohort')
      if (field === undefined) throw new UsageError(`--season: ${name} are not of a season.`)
      pairs.push([field, chosenSeason(options.season, await listCohorts(ctx, institution.id)).id])
    }
    const filter = readFilter(list.filter, pairs)
    let rows = 0
    const onRows = (count: number) => {
      tools.goOn()
      rows = count
      tools.progress(`${count.toLocaleString('en')} rows …`)
    }
    await writeWhole(exported(list, ctx, { filter, language, format, onRows }), file, {
      force: options.force,
      write: tools.write,
    })
    const words = `Written: ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} of ${name} of ${institution.name}${out === '-' ? '' : ` to ${file}`}.`
    if (out === '-') tools.say(words)
    return { code: 0, words: out === '-' ? null : words, value: { list: name, institutionId: institution.id, format, rows, out: file } }
  },
}

/** UsageError names what can't be read. */
function readFilter(schema: z.ZodType, pairs: readonly [string, string][]): unknown {
  const parsed = schema.safeParse(typedQuery(new URLSearchParams([...pairs]), schema))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '')
  const season = field === 'cohortId' ? ' Say which season, by --season.' : ''
  throw new UsageError(`--filter ${field}: ${issue?.message}${season} It takes: ${filtersOf(schema).join(', ')}.`)
}
