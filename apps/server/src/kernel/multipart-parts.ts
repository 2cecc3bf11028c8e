import { on } from 'node:events'
import type { Readable } from 'node:stream'
import { Dicer } from '@fastify/busboy'
import { DomainError } from './errors.ts'
import { unreadable } from './request-body.ts'

/** One part, whose bytes are read before the next one is asked for. */
export interface Part {
  field: string
  /** Null for a text field. */
  fileName: string | null
  bytes: Readable
}

/** The parts of a body, one after the other; as slowly as they are read, so slowly comes the body. */
export async function* partsOf(body: AsyncGenerator<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const dicer = new Dicer({ boundary, maxHeaderPairs: 16 })
  const stop = new AbortController()
  let last: Dicer.PartStream | null = null
  let headless = false
  const fail = (error: unknown): void => {
    dicer.emit('error', error)
    last?.destroy(unreadable('It broke off.'))
  }
  // The parser reports an early end after the iteration may be over; without a listener that would end the process.
  dicer.on('error', () => undefined)
  dicer.on('part', (stream) => {
    if (headless) fail(unreadable('A part has no headers.'))
    headless = true
    last = stream
    stream.on('error', () => undefined)
    stream.once('header', (header) => {
      headless = false
      const disposition = dispositionOf((header as Record<string, string[] | undefined>)['content-disposition']?.[0] ?? '')
      if (disposition) dicer.emit('headed', { ...disposition, bytes: stream } satisfies Part)
      else fail(unreadable('A part says no Content-Disposition: form-data with a name.'))
    })
  })
  dicer.on('finish', () => headless && fail(unreadable('A part has no headers.')))

  const headed = on(dicer, 'headed', { close: ['finish'] })
  void pump(body, dicer, stop.signal).catch(fail)
  try {
    for await (const [part] of headed as AsyncIterable<[Part]>) yield part
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable('It ended early.')
  } finally {
    stop.abort()
  }
}

async function pump(body: AsyncGenerator<Uint8Array>, dicer: Dicer, stop: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }))
  for await (const chunk of body) {
    if (stop.aborted) return
    // The callback waits until the parts' bytes are wanted.
    await Promise.race([stopped, new Promise((resolve) => dicer.write(chunk, resolve))])
  }
  dicer.end()
}

/** The bytes of a part; what the parser says of its end is a fault of the body. The part itself stays usable. */
export async function* chunksOf(bytes: Readable): AsyncGenerator<Buffer> {
  try {
    yield* bytes.iterator({ destroyOnReturn: false })
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable('It ended early.')
  }
}

/** The boundary that a Content-Type names. UNSUPPORTED_MEDIA_TYPE, BODY_UNREADABLE. */
export function boundaryOf(contentType: string): string {
  if (!/^multipart\/form-data *(;|$)/i.test(contentType))
    throw new DomainError('UNSUPPORTED_MEDIA_TYPE', { detail: 'Send multipart/form-data.' })
  const [, quoted, plain] = /; *boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain ?? ''
  if (boundary.length < 1 || boundary.length > 70) throw unreadable('Its Content-Type names no boundary of 1 to 70 characters.')
  return boundary
}

const PARAMETER = /\s*;\s*([^\s=;"]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/y

/** Field and file name of a Content-Disposition, whose bytes stand as Latin-1; null where it isn't one of a form's. */
function dispositionOf(value: string): Omit<Part, 'bytes'> | null {
  const start = /^\s*form-data(?=\s*(;|$))/i.exec(value)
  const parameters = new Map<string, string>()
  for (let at = start?.[0].length ?? value.length; /[^\s;]/.test(value.slice(at)); at = PARAMETER.lastIndex) {
    PARAMETER.lastIndex = at
    const [, key = '', quoted, plain = ''] = PARAMETER.exec(value) ?? []
    if (key === '' || parameters.has(key.toLowerCase())) return null
    parameters.set(key.toLowerCase(), quoted?.replaceAll(/\\(["\\])/g, '$1') ?? plain)
  }
  const name = parameters.get('name')
  if (name === undefined) return null
  const plainName = parameters.get('filename')
  const fileName = extended(parameters.get('filename*')) ?? (plainName === undefined ? null : fromLatin1(plainName))
  return { field: fromLatin1(name), fileName: fileName === null ? null : (fileName.split(/[/\\]/).at(-1) ?? '') }
}

/** An extended value (RFC 8187), `UTF-8''na%C3%AFve.png`. Null where there is none that can be read. */
function extended(value: string | undefined): string | null {
  const [, encoded] = /^utf-8'[^']*'(.*)$/i.exec(value ?? '') ?? []
  try {
    return encoded === undefined ? null : decodeURIComponent(encoded)
  } catch {
    return null
  }
}

const fromLatin1 = (text: string): string => utf8(Buffer.from(text, 'latin1')) ?? text

/** Bytes as text, or null where they aren't UTF-8. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
