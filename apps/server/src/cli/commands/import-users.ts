import { basename } from 'node:path'
import type { ImportRowView, ImportView } from '@ipt/contracts'
import { FIELDS_OF, IMPORT_FIELDS, IMPORT_KINDS, type ImportField } from '@ipt/domain'
import { z } from 'zod'
import type { Ctx } from '../../kernel/use-case.ts'
import { listCohorts } from '../../modules/cohorts/index.ts'
import {
  commitImport,
  discardImport,
  mapImport,
  markImportRows,
  nameProgramme,
  rowsShown,
  startImport,
} from '../../modules/imports/index.ts'
import { viewSettings } from '../../modules/institutions/index.ts'
import type { Command, Tools } from '../command.ts'
import { readGiven, readPairs } from '../given.ts'
import { faultWords } from '../import-words.ts'
import { chosenSeason, forInstitution } from '../institution.ts'
import { readImportFile } from '../read-import-file.ts'
import { Refusal, UsageError } from '../refusals.ts'

const flag = z.boolean().default(false)
const Options = z.object({
  file: z.string().min(1),
  institution: z.string().optional(),
  kind: z.enum(IMPORT_KINDS).default('students'),
  season: z.string().optional(),
  column: z.array(z.string()).optional(),
  programme: z.array(z.string()).optional(),
  link: flag,
  'dry-run': flag,
  'skip-faults': flag,
  invite: flag,
})
type Options = z.output<typeof Options>

/** The import of the browser, from a terminal: a draft, a look at its rows, and all of them or nobody. */
export const importUsers: Command = {
  name: 'import-users',
  summary: 'Put people down from a file, as Imports in the browser does: all of them, or nobody. The same file again adds nobody twice.',
  options: {
    file: { type: 'string', value: 'path', says: 'A CSV file or an Excel workbook of at most 20,000 rows; - is standard input.' },
    institution: { type: 'string', value: 'name or id', says: 'Which institution. Not needed where there is one.' },
    kind: { type: 'string', value: 'kind', says: `Who stands in it: ${IMPORT_KINDS.join(', ')}. Without it: students.` },
    season: { type: 'string', value: 'name or id', says: 'The season that students are put into.' },
    column: {
      type: 'string',
      value: 'field=head',
      multiple: true,
      says: `Which column holds what, where it is not guessed: ${IMPORT_FIELDS.join(', ')}.`,
    },
    programme: {
      type: 'string',
      value: 'word=code',
      multiple: true,
      says: 'What a word of the file means: the code or name of a programme.',
    },
    link: { type: 'boolean', says: 'People whom another institution knows by their address are meant.' },
    'dry-run': { type: 'boolean', says: 'Try it, and write nothing.' },
    'skip-faults': { type: 'boolean', says: 'Leave out the rows that can not be taken, and take the rest.' },
    invite: { type: 'boolean', says: 'Mail everybody the link by which they make their account.' },
  },
  fails: 'rows can not be taken, and nobody was',
  example: 'pnpm ipt import-users --file people.csv --season "IPT 2026" --dry-run',
  async run(tools, given) {
    const options = readGiven(Options, given)
    const columns = readPairs('column', options.column)
    const programmes = readPairs('programme', options.programme)
    const bytes = await readImportFile(options.file === '-' ? '-' : tools.path(options.file), tools.input)
    const opened = await tools.data()
    const { institution, ctx } = await forInstitution(opened, options.institution)
    const cohortId = options.season === undefined ? undefined : chosenSeason(options.season, await listCohorts(ctx, institution.id)).id
    const name = options.file === '-' ? 'standard input' : basename(options.file)
    tools.say(`Reading ${name} …`)
    const { kind } = options
    const started = await startImport(ctx, { id: ctx.newId(), institutionId: institution.id, kind, cohortId, name }, bytes)
    try {
      tools.goOn()
      const mapped = await named(ctx, await mappedBy(ctx, started, columns), programmes)
      return await tryAndTake(ctx, mapped, options, tools)
    } catch (error) {
      // What is not taken leaves no draft behind.
      await discardImport(ctx, { id: started.id }).catch(() => undefined)
      throw error
    }
  },
}

/** Says which column holds what, where it was told. UsageError for what there is not. */
async function mappedBy(ctx: Ctx, view: ImportView, pairs: readonly [string, string][]): Promise<ImportView> {
  if (pairs.length === 0) return view
  const fields: readonly string[] = FIELDS_OF[view.kind]
  const told = pairs.map(([field, head]): [ImportField, number] => {
    if (!fields.includes(field)) throw new UsageError(`--column: Such a file has ${fields.join(', ')}, and no ${field}.`)
    const column = view.headers.findIndex((each) => each.toLowerCase() === head.toLowerCase())
    if (column < 0) throw new UsageError(`--column: No column is called ${head}. There are: ${view.headers.join(', ')}.`)
    return [field as ImportField, column]
  })
  const taken = new Set(told.map(([, column]) => column))
  const guessed = Object.entries(view.columns).filter(([, column]) => !taken.has(column))
  return mapImport(ctx, { id: view.id, version: view.version, columns: { ...Object.fromEntries(guessed), ...Object.fromEntries(told) } })
}

/** Says which programme a word means, where it was told. */
async function named(ctx: Ctx, view: ImportView, pairs: readonly [string, string][]): Promise<ImportView> {
  if (pairs.length === 0) return view
  const { programmes } = await viewSettings(ctx, view.institutionId)
  let last = view
  for (const [word, meaning] of pairs) {
    const fold = meaning.toLowerCase()
    const programme = programmes.find(({ code, name }) => code.toLowerCase() === fold || name.toLowerCase() === fold)
    if (!programme)
      throw new UsageError(`--programme: No programme is called ${meaning}. There are: ${programmes.map(({ code }) => code).join(', ')}.`)
    last = await nameProgramme(ctx, { id: view.id, word, programmeId: programme.id })
  }
  return last
}

async function tryAndTake(ctx: Ctx, mapped: ImportView, options: Options, { say, inOneGo }: Pick<Tools, 'say' | 'inOneGo'>) {
  const { id } = mapped
  say(`Trying ${counted(mapped.rows)} …`)
  let view = mapped
  let faulty = view.faults === 0 ? [] : await rowsShown(ctx, id, 'faults')
  const elsewhere = faulty.filter(({ faults }) => faults.some(({ fault }) => fault === 'ELSEWHERE')).map(({ row }) => row)
  if (options.link && elsewhere.length > 0) {
    view = await markImportRows(ctx, { id, rows: elsewhere, linked: true })
    faulty = view.faults === 0 ? [] : await rowsShown(ctx, id, 'faults')
  }
  const refused = faulty.length > 0 && !options['skip-faults']
  if (refused || options['dry-run']) {
    await discardImport(ctx, { id })
    const head = `${counted(view.rows)}: ${view.ready} can be taken (${view.known} of them known here already), ${view.faults} can not.`
    const tail = options['dry-run']
      ? 'Nothing was written: a dry run.'
      : 'Nobody was taken. Correct these rows, or leave them out by --skip-faults.'
    return {
      code: refused ? (1 as const) : (0 as const),
      words: [head, ...keptWords(view), ...faulty.map(faultWords), tail].join('\n'),
      value: toValue(view, faulty, 0),
    }
  }
  if (faulty.length > 0) view = await markImportRows(ctx, { id, rows: faulty.map(({ row }) => row), dropped: true })
  if (view.ready === 0) throw new Refusal(['No row can be taken.', ...faulty.map(faultWords)].join('\n'), toValue(view, faulty, 0))
  say(`Taking ${counted(view.ready)} …`)
  const { version } = view
  await inOneGo(() => commitImport(ctx, { id, version, requestId: ctx.newId(), invite: options.invite }))
  const head = `Taken: ${counted(view.ready)}, ${view.ready - view.known} of people new here and ${view.known} of people known here, who got what they lacked.`
  const left = faulty.length > 0 ? [`Left out: ${counted(faulty.length)}.`, ...faulty.map(faultWords)] : []
  return { code: 0 as const, words: [head, ...keptWords(view), ...left].join('\n'), value: toValue(view, faulty, view.ready) }
}

/** Who is known keeps what they have. */
const keptWords = ({ notices }: ImportView): string[] =>
  notices === 0 ? [] : [`${counted(notices)}: something else is known here, which stays.`]

const counted = (rows: number): string => `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`

const toValue = ({ id, rows, known, notices }: ImportView, faulty: readonly ImportRowView[], taken: number) => ({
  importId: id,
  rows,
  taken,
  known,
  notices,
  faults: faulty.map(({ row, values, faults }) => ({
    row,
    faults: faults.map(({ field, fault }) => ({ field, fault, value: values[field] ?? '' })),
  })),
})
