import { LIMITS } from '@ipt/domain'
import { DomainError, fieldError } from './errors.ts'

/** Of an abandoned body, so much is read away, so that the refusal reaches a client that is still sending. */
const AWAY_BYTES = 64 * 1024 * 1024

/** The refusal of a file that is larger than any may be. */
export const fileTooLarge = (field: string): DomainError =>
  fieldError('FILE_TOO_LARGE', field, 'At most 10 MB.', { maxBytes: LIMITS.fileBytes })

/** The refusal of a body that is malformed or cut short. */
export const unreadable = (why: string): DomainError => new DomainError('BODY_UNREADABLE', { detail: `The body could not be read. ${why}` })

/**
 * A request's body in chunks, of at most so many bytes. FILE_TOO_LARGE at once where Content-Length says so; BODY_UNREADABLE when it ends
 * early. Left half-way, the rest is read away meanwhile: were it cancelled, the client would lose its connection before the refusal.
 */
export function bodyOf(request: Request, most: number, field: string): AsyncGenerator<Uint8Array> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > most) throw fileTooLarge(field)
  return chunks()

  async function* chunks(): AsyncGenerator<Uint8Array> {
    const reader = request.body?.getReader()
    let received = 0
    let ended = reader === undefined
    try {
      while (reader) {
        const { done, value } = await reader.read()
        ended = done
        if (done) break
        received += value.length
        if (received > most) throw fileTooLarge(field)
        yield value
      }
    } catch (error) {
      throw error instanceof DomainError ? error : unreadable('It broke off.')
    } finally {
      if (reader && !ended) void readAway(reader)
    }
    if (declared !== null && received !== Number(declared)) throw unreadable('It ended early.')
  }
}

async function readAway(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    for (let left = AWAY_BYTES; left > 0; ) {
      const { done, value } = await reader.read()
      if (done) return
      left -= value.length
    }
    await reader.cancel()
  } catch {}
}
