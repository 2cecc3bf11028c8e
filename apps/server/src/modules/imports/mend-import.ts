import type {
  EditImportCellInput,
  ImportIdInput,
  ImportView,
  MapImportInput,
  MarkImportRowsInput,
  NameHostInput,
  NameProgrammeInput,
} from '@ipt/contracts'
import { Import, ImportRow, Programme } from '@ipt/db'
import { foldWord } from '@ipt/domain'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent } from '../../kernel/versions.ts'
import { liveHosts } from '../organisations/index.ts'
import { viewImport } from './imports.queries.ts'
import { loadDraft, loadImport } from './internal.ts'
import { readFile } from './read-file.ts'
import { insertRows } from './start-import.ts'
import { EMPTY } from './sweep-imports.ts'

/**
 * Says which column holds what, and how the file is read: read in another way, its rows begin anew, without what was mended. NOT_FOUND,
 * WRONG_STATE, STALE_VERSION, INPUT_INVALID (a column that isn't there, or twice), IMPORT_UNREADABLE, IMPORT_TOO_LARGE.
 */
export const mapImport = (ctx: Ctx, { id, version, columns, encoding, delimiter }: MapImportInput): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const draft = await loadDraft(tx, id)
    const again = (encoding !== undefined && encoding !== draft.encoding) || (delimiter !== undefined && delimiter !== draft.delimiter)
    if (draft.version === version + 1 && !again && JSON.stringify(draft.columns) === JSON.stringify(columns)) return viewImport(tx, id)
    assertCurrent(draft, version)
    const chosen = Object.values(columns)
    if (new Set(chosen).size !== chosen.length) throw fieldError('INPUT_INVALID', 'columns', 'A column holds one thing.')
    let headers = draft.headers
    if (again && draft.encoding !== null) {
      const { content } = await tx.em.findOneOrFail(Import, { id }, { populate: ['content'], refresh: true })
      const file = await readFile(Buffer.from(content ?? []), { encoding, delimiter })
      await tx.em.nativeDelete(ImportRow, { import: id })
      await insertRows(tx, id, file)
      headers = file.headers
      await tx.em.nativeUpdate(Import, { id }, { encoding: file.encoding, delimiter: file.delimiter, headers })
    }
    if (chosen.some((column) => column >= headers.length) && !again)
      throw fieldError('INPUT_INVALID', 'columns', 'There is no such column.')
    const within = Object.fromEntries(Object.entries(columns).filter(([, column]) => column < headers.length))
    await tx.em.nativeUpdate(Import, { id }, { columns: within, version: version + 1 })
    return viewImport(tx, id)
  })

/** Mends one cell in place. NOT_FOUND, WRONG_STATE, INPUT_INVALID (a row or a column that isn't there). */
export const editImportCell = (ctx: Ctx, { id, row, field, value }: EditImportCellInput): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const draft = await loadDraft(tx, id)
    const column = draft.columns[field]
    const line = await tx.em.findOne(ImportRow, { import: id, number: row })
    if (column === undefined || !line) throw fieldError('INPUT_INVALID', column === undefined ? 'field' : 'row', 'There is no such cell.')
    const cells = line.cells.map((cell, index) => (index === column ? value.trim() : cell))
    await tx.em.nativeUpdate(ImportRow, { import: id, number: row }, { cells })
    await touch(tx, draft)
    return viewImport(tx, id)
  })

/** Leaves rows out or takes them in again; confirms that people of other institutions are meant. NOT_FOUND, WRONG_STATE. */
export const markImportRows = (ctx: Ctx, { id, rows, dropped, linked }: MarkImportRowsInput): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const draft = await loadDraft(tx, id)
    const patch = { ...(dropped === undefined ? {} : { dropped }), ...(linked === undefined ? {} : { linked }) }
    if (Object.keys(patch).length > 0) await tx.em.nativeUpdate(ImportRow, { import: id, number: { $in: rows } }, patch)
    await touch(tx, draft)
    return viewImport(tx, id)
  })

/** Says which programme a word means, in every row that has it. NOT_FOUND (the import, the programme), WRONG_STATE. */
export const nameProgramme = (ctx: Ctx, { id, word, programmeId }: NameProgrammeInput): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const draft = await loadDraft(tx, id)
    if ((await tx.em.count(Programme, { id: programmeId, institution: draft.institution.id })) === 0) throw new DomainError('NOT_FOUND')
    await tx.em.nativeUpdate(Import, { id }, { programmes: { ...draft.programmes, [foldWord(word)]: programmeId } })
    await touch(tx, draft)
    return viewImport(tx, id)
  })

/** Says which host a name means, in every row that has it. NOT_FOUND (the import), ORGANISATION_NOT_FOUND, WRONG_STATE. */
export const nameHost = (ctx: Ctx, { id, word, organisationId }: NameHostInput): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const draft = await loadDraft(tx, id)
    if ((await liveHosts(tx, [organisationId])).size === 0) throw new DomainError('ORGANISATION_NOT_FOUND')
    await tx.em.nativeUpdate(Import, { id }, { hosts: { ...draft.hosts, [foldWord(word)]: organisationId } })
    await touch(tx, draft)
    return viewImport(tx, id)
  })

/** Throws a draft away, with all that its file held. NOT_FOUND, WRONG_STATE (it was taken). Sent twice it is gone once. */
export const discardImport = (ctx: Ctx, { id }: ImportIdInput): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const { status } = await loadImport(tx, id)
    if (status !== 'DISCARDED') {
      await loadDraft(tx, id)
      await tx.em.nativeDelete(ImportRow, { import: id })
      await tx.em.nativeUpdate(Import, { id }, { ...EMPTY, status: 'DISCARDED', emptiedAt: tx.clock() })
    }
    return viewImport(tx, id)
  })

/** Whoever is about to take the file as he saw it is told that it has changed since. */
const touch = (tx: Ctx, { id, version }: Import) => tx.em.nativeUpdate(Import, { id }, { version: version + 1 })
