import { Readable } from 'node:stream'
import { FileView, UploadFileInput } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { bodyOf } from '../../kernel/request-body.ts'
import { answer, parse, queryOf, type RestContext, RestModule, withAddress } from '../../kernel/rest.ts'
import { Bytes, json } from '../../kernel/told.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { contentDisposition } from './content-disposition.ts'
import { type OpenedFile, openFile, openThumbnail } from './open-file.ts'
import { storeFileOnce } from './store-file.ts'

const tag = 'Files'
const download = {
  tag,
  description: 'Others than who uploaded it get a copy without metadata, as soon as it is made.',
  refuses: [409],
  answers: { 200: { '*/*': Bytes }, 304: null },
} as const

export const filesRest = new RestModule()
  .permitted(
    'file.upload',
    'put',
    '/files/:id',
    {
      id: 'files.upload',
      tag,
      summary: 'Upload a file: the body is the file itself, the id the client’s own',
      description: 'JPEG, PNG, WebP or PDF, known by content, of at most 10 MB.',
      query: UploadFileInput.omit({ id: true }),
      body: { 'application/octet-stream': Bytes },
      answers: { 200: json(FileView), 201: json(FileView) },
    },
    upload,
  )
  .permitted('file.read', 'get', '/files/:id', { ...download, id: 'files.get', summary: 'A file' }, async (c, ctx) =>
    send(c, ctx, await openFile(ctx, idOf(c)), 'attachment'),
  )
  .permitted(
    'file.read',
    'get',
    '/files/:id/thumbnail',
    { ...download, id: 'files.thumbnail', summary: 'A small picture of a file' },
    async (c, ctx) => send(c, ctx, await openThumbnail(ctx, idOf(c)), 'inline'),
  )

/** The body is the file itself. 201 the first time, 200 when it was there already. */
async function upload(c: RestContext, ctx: Ctx): Promise<Response> {
  const { id, name } = parse(UploadFileInput, withAddress(c, ['id'], queryOf(c, UploadFileInput)))
  const bytes = Readable.from(bodyOf(c.req.raw, LIMITS.fileBytes, 'file'), { objectMode: false })
  const { file, again } = await storeFileOnce(ctx, { id, name, bytes })
  return answer(c, file, again ? 200 : 201)
}

function idOf(c: RestContext): string {
  const id = UploadFileInput.shape.id.safeParse(c.req.param('id'))
  if (!id.success) throw new DomainError('FILE_NOT_FOUND')
  return id.data
}

/** Bytes that a person sent: saved, never run; kept by this browser, for this person alone. */
async function send(c: RestContext, ctx: Ctx, file: OpenedFile, kind: 'attachment' | 'inline'): Promise<Response> {
  const headers = new Headers({
    ETag: file.etag,
    'Cache-Control': file.final ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    Vary: 'Authorization, Cookie',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  if (holds(c.req.header('if-none-match'), file.etag)) return c.newResponse(null, { status: 304, headers })
  const { bytes, size } = await ctx.files.read(file.key)
  headers.set('Content-Type', file.mediaType)
  headers.set('Content-Disposition', contentDisposition(kind, file.name))
  headers.set('Content-Length', String(size))
  if (c.req.method === 'HEAD') {
    bytes.destroy()
    return c.newResponse(null, { headers })
  }
  return c.newResponse(Readable.toWeb(bytes) as ReadableStream, { headers })
}

/** Whether If-None-Match names this ETag (RFC 9110, 13.1.2); weak comparison. */
const holds = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, ''))) ?? false
