import { IMPORT_ENCODINGS, IMPORT_FAULTS, IMPORT_FIELDS, IMPORT_KINDS, IMPORT_NOTICES, IMPORT_STATES, LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { Id, Moment, PageInput, pageOf, text, Version } from './primitives.ts'

export const ImportFieldName = z.enum(IMPORT_FIELDS)
export const ImportEncodingName = z.enum(IMPORT_ENCODINGS)
export const ImportDelimiter = z.enum([',', ';', '\t', '|'])

/** A file that is to bring people; its bytes are the body. `id` is the client's. */
export const StartImportInput = z.strictObject({
  id: Id,
  institutionId: Id,
  kind: z.enum(IMPORT_KINDS),
  /** The season that students are put into. */
  cohortId: Id.optional(),
  name: text(LIMITS.fileName),
})
export type StartImportInput = z.infer<typeof StartImportInput>

export const ImportIdInput = z.strictObject({ id: Id })
export type ImportIdInput = z.infer<typeof ImportIdInput>

/** Which column holds what, and how the file is read. */
export const MapImportInput = z.strictObject({
  id: Id,
  version: Version,
  columns: z.partialRecord(ImportFieldName, z.int32().min(0).max(500)),
  encoding: ImportEncodingName.optional(),
  delimiter: ImportDelimiter.optional(),
})
export type MapImportInput = z.infer<typeof MapImportInput>

export const ListImportRowsInput = z.strictObject({
  id: Id,
  show: z.enum(['faults', 'ready', 'notices', 'dropped', 'all']).default('faults'),
  ...PageInput,
})
export type ListImportRowsInput = z.input<typeof ListImportRowsInput>

export const EditImportCellInput = z.strictObject({ id: Id, row: z.int32().min(1), field: ImportFieldName, value: text(LIMITS.address) })
export type EditImportCellInput = z.infer<typeof EditImportCellInput>

const rows = z.array(z.int32().min(1)).min(1).max(LIMITS.list)
/** Leaves rows out, or takes them in again; says that people of other institutions are meant. */
export const MarkImportRowsInput = z.strictObject({ id: Id, rows, dropped: z.boolean().optional(), linked: z.boolean().optional() })
export type MarkImportRowsInput = z.infer<typeof MarkImportRowsInput>

/** What a name of a host means: one of those that the institution sees. */
export const NameHostInput = z.strictObject({ id: Id, word: text(LIMITS.address), organisationId: Id })
export type NameHostInput = z.infer<typeof NameHostInput>

/** What a word for a programme means: one of the institution's programmes. */
export const NameProgrammeInput = z.strictObject({ id: Id, word: text(LIMITS.address), programmeId: Id })
export type NameProgrammeInput = z.infer<typeof NameProgrammeInput>

/** `version`: the draft as it was on the screen. */
export const CommitImportInput = z.strictObject({ id: Id, version: Version, requestId: Id, invite: z.boolean().default(false) })
export type CommitImportInput = z.input<typeof CommitImportInput>
export const RollBackImportInput = z.strictObject({ id: Id, requestId: Id })
export type RollBackImportInput = z.infer<typeof RollBackImportInput>

const WordInRows = z.object({ word: z.string(), rows: z.int() })

export const ImportView = z.object({
  id: Id,
  institutionId: Id,
  kind: z.enum(IMPORT_KINDS),
  cohort: z.object({ id: Id, name: z.string() }).nullable(),
  name: z.string(),
  status: z.enum(IMPORT_STATES),
  version: z.int(),
  /** Null: a spreadsheet, which says it itself. */
  encoding: ImportEncodingName.nullable(),
  delimiter: ImportDelimiter.nullable(),
  headers: z.array(z.string()),
  columns: z.partialRecord(ImportFieldName, z.int()),
  rows: z.int(),
  ready: z.int(),
  faults: z.int(),
  dropped: z.int(),
  /** Of those that are ready: how many are known here already, and only get what they lack. */
  known: z.int(),
  /** Of those that are ready: how many say something otherwise than the institution has it. */
  notices: z.int(),
  /** Words that mean no programme yet, with the rows that use them. */
  unknownProgrammes: z.array(WordInRows),
  /** Names that mean no host, or more than one. */
  unknownHosts: z.array(WordInRows),
  createdAt: Moment,
  committedAt: Moment.nullable(),
  /** When its rows are deleted, and a draft thrown away. Null: that is done. */
  keptUntil: Moment.nullable(),
  /** Of a roll-back: people who stay, since something hangs on them. */
  stayed: z.array(z.string()),
})
export type ImportView = z.infer<typeof ImportView>

export const ImportRowView = z.object({
  row: z.int(),
  values: z.partialRecord(ImportFieldName, z.string()),
  dropped: z.boolean(),
  linked: z.boolean(),
  /** What keeps it from being taken. `row`: another row that is concerned; `has`: what the institution has; `personId`: its person. */
  faults: z.array(
    z.object({
      field: ImportFieldName,
      fault: z.enum(IMPORT_FAULTS),
      row: z.int().optional(),
      has: z.string().optional(),
      personId: Id.optional(),
    }),
  ),
  /** What is not taken over: `has` stays with the person. */
  notices: z.array(z.object({ field: ImportFieldName, notice: z.enum(IMPORT_NOTICES), has: z.string(), personId: Id })),
})
export type ImportRowView = z.infer<typeof ImportRowView>
export const ImportRowPage = pageOf(ImportRowView)
export type ImportRowPage = z.infer<typeof ImportRowPage>

export const ImportList = z.array(
  z.object({ id: Id, name: z.string(), kind: z.enum(IMPORT_KINDS), status: z.enum(IMPORT_STATES), rows: z.int(), createdAt: Moment }),
)
export type ImportList = z.infer<typeof ImportList>
