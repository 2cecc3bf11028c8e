import { Readable } from 'node:stream'
import { DomainError } from '../errors.ts'
import { type MultipartForm, readMultipart } from '../multipart.ts'

/** The boundary of every body that is made here. */
export const BOUNDARY = 'b0undary'
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`

interface Sent {
  name: string
  content: Buffer
}

/** Reads a body that comes in pieces, and gives the files with what was read. */
export async function read(
  body: Buffer | AsyncIterable<Uint8Array>,
  { type = TYPE, pieces = 64 * 1024, ...form }: Partial<MultipartForm> & { type?: string; pieces?: number } = {},
) {
  const stored: Sent[] = []
  const chunks = Buffer.isBuffer(body)
    ? Array.from({ length: Math.ceil(body.length / pieces) }, (_, index) => body.subarray(index * pieces, (index + 1) * pieces))
    : body
  const request = new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': type },
    body: Readable.toWeb(Readable.from(chunks)) as ReadableStream,
    duplex: 'half',
  })
  const answer = await readMultipart(request, {
    fields: ['content', 'log_date'],
    fileField: 'attachment',
    maxFiles: 2,
    onFile: async (name, bytes) => {
      stored.push({ name, content: Buffer.concat(await bytes.toArray()) })
      return `file-${stored.length}`
    },
    ...form,
  })
  return { ...answer, stored }
}

export const part = (headers: string, content: Buffer | string) =>
  Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')])
export const field = (name: string, value: Buffer | string) => part(`Content-Disposition: form-data; name="${name}"`, value)
export const file = (name: string, content: Buffer | string, fieldName = 'attachment') =>
  part(`Content-Disposition: form-data; name="${fieldName}"; filename="${name}"\r\nContent-Type: image/png`, content)
export const bodyOf = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])

export async function refusal(reading: Promise<unknown>): Promise<DomainError> {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DomainError)) throw new Error(`Not refused: ${String(error)}`)
  return error
}

export const codeOf = async (reading: Promise<unknown>): Promise<string> => (await refusal(reading)).code
