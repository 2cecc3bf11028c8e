import { ImportView, StartImportInput } from '@ipt/contracts'
import { IMPORT_BYTES } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { answer, parse, type RestContext, RestModule } from '../../kernel/rest.ts'
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
  const query = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''))
  const input = parse(StartImportInput, { ...query, id: c.req.param('id') })
  return answer(c, await startImport(ctx, input, await bodyOf(c)), 201)
}

/** IMPORT_TOO_LARGE as soon as it is. */
async function bodyOf(c: RestContext): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length
    if (size > IMPORT_BYTES) throw new DomainError('IMPORT_TOO_LARGE', { detail: 'At most 10 MB.' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
