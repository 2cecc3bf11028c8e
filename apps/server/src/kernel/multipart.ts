import { Readable } from 'node:stream'
import type { FieldError } from '@ipt/contracts/errors'
import { LIMITS } from '@ipt/domain'
import { AsSentError, fieldError } from './errors.ts'
import { boundaryOf, chunksOf, type Part, partsOf, utf8 } from './multipart-parts.ts'
import { bodyOf, fileTooLarge, unreadable } from './request-body.ts'

export interface MultipartForm {
  /** Names of the text fields that are taken, each once. */
  fields: readonly string[]
  /** The name under which files are taken, any number of times up to `maxFiles`. */
  fileField: string
  maxFiles: number
  /**
   * Stores one file and answers with its id. Called for one file after the other; `field` is where a refusal points. What it stored
   * before a later part failed is the caller's to discard.
   */
  onFile: (name: string, bytes: Readable, field: string) => Promise<string>
}

export interface MultipartBody {
  fields: Record<string, string>
  /** What `onFile` answered, in the order of the files. */
  files: string[]
}

const FIELD_BYTES = 64 * 1024
/** Above this many parts more than the form has, nobody means well. */
const SPARE_PARTS = 20

/**
 * Reads a multipart/form-data body (RFC 7578) as it streams in; nothing but text fields is held in memory. UNSUPPORTED_MEDIA_TYPE,
 * BODY_UNREADABLE (malformed, or cut short), INPUT_INVALID (fields that are unknown, doubled, too long or not UTF-8), TOO_MANY_FILES,
 * FILE_TOO_LARGE, and whatever `onFile` throws. It never rejects while `onFile` still runs.
 */
export async function readMultipart(request: Request, form: MultipartForm): Promise<MultipartBody> {
  const most = form.maxFiles * LIMITS.fileBytes + (form.fields.length + SPARE_PARTS) * FIELD_BYTES
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  const fields = new Map<string, string>()
  const files: string[] = []
  const faults: FieldError[] = []
  let seen = 0
  for await (const part of partsOf(bodyOf(request, most, form.fileField), boundary)) {
    if (++seen > form.fields.length + form.maxFiles + SPARE_PARTS) throw unreadable('It has too many parts.')
    const fault = await faultOf(part, form, fields)
    if (fault !== null) faults.push({ pointer: pointerTo(part.field), message: fault })
    else if (part.field !== form.fileField) fields.set(part.field, await textOf(part))
    else if (!part.fileName) continue
    else if (files.length === form.maxFiles)
      throw fieldError('TOO_MANY_FILES', form.fileField, `At most ${form.maxFiles} files.`, { maxFiles: form.maxFiles })
    else if (faults.length === 0) files.push(await form.onFile(part.fileName, fileOf(part, files.length), `${part.field}/${files.length}`))
    part.bytes.resume()
  }
  if (faults.length > 0) throw new AsSentError('INPUT_INVALID', { fields: faults })
  return { fields: Object.fromEntries(fields), files }
}

/** What is wrong with a part at its place, in words, or null. An empty file input comes as a file without name or content: that is none. */
async function faultOf(
  { field, fileName, bytes }: Part,
  form: MultipartForm,
  earlier: ReadonlyMap<string, string>,
): Promise<string | null> {
  if (field === form.fileField) return fileName || (await isEmpty(bytes)) ? null : 'This is a file: send it with a file name.'
  if (!form.fields.includes(field)) return 'There is no such field.'
  if (fileName !== null) return 'This is a text: send it without a file name.'
  return earlier.has(field) ? 'Send this once.' : null
}

async function textOf({ field, bytes }: Part): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunksOf(bytes)) {
    size += chunk.length
    if (size > FIELD_BYTES) throw fieldError('INPUT_INVALID', field, 'At most 64 kB.')
    chunks.push(chunk)
  }
  const text = utf8(Buffer.concat(chunks))
  if (text === null) throw fieldError('INPUT_INVALID', field, 'Not UTF-8.')
  return text
}

async function isEmpty(bytes: Readable): Promise<boolean> {
  for await (const chunk of chunksOf(bytes)) if (chunk.length > 0) return false
  return true
}

function fileOf({ field, bytes }: Part, index: number): Readable {
  async function* limited(): AsyncGenerator<Uint8Array> {
    let size = 0
    for await (const chunk of chunksOf(bytes)) {
      size += chunk.length
      if (size > LIMITS.fileBytes) throw fileTooLarge(`${field}/${index}`)
      yield chunk
    }
  }
  return Readable.from(limited(), { objectMode: false })
}

/** A JSON Pointer to a field, whatever a client calls it. */
const pointerTo = (field: string): string => `/${field.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`
