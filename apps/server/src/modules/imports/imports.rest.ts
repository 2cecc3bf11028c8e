import { ImportView, StartImportInput } from '@ipt/contracts'
import { IMPORT_BYTES } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { bodyOf } from '../../kernel/request-body.ts'
import { answer, parse, queryOf, type RestContext, RestModule, withAddress } from '../../kernel/rest.ts'
import { Bytes, json } from '../../kernel/told.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { startImport } from './start-import.ts'

/** The file itself is the body: `PUT /imports/<id>?name=…&kind=…&institution_id=…&cohort_id=…`. */
export const importsRest = new RestModule().permitted(
  'import.edit',
  'put',
  '/imports/:id',
  {
    id: 'imports.start',
    tag: 'Imports',
    summary: 'Begin an import: the body is the file itself, the id the client’s own',
    description: 'CSV, or an Excel workbook, of at most 10 MB.',
    query: StartImportInput.omit({ id: true }),
    body: { 'application/octet-stream': Bytes },
    answers: { 201: json(ImportView) },
  },
  upload,
)

async function upload(c: RestContext, ctx: Ctx): Promise<Response> {
  const input = parse(StartImportInput, withAddress(c, ['id'], queryOf(c, StartImportInput)))
  return answer(c, await startImport(ctx, input, await fileOf(c)), 201)
}

/** IMPORT_TOO_LARGE as soon as it is; BODY_UNREADABLE when it ends early. */
async function fileOf(c: RestContext): Promise<Buffer> {
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of bodyOf(c.req.raw, IMPORT_BYTES, 'file')) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FILE_TOO_LARGE')
      throw new DomainError('IMPORT_TOO_LARGE', { detail: 'At most 10 MB.' })
    throw error
  }
}
