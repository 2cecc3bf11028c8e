import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { FILE_TYPES, type FileType, isFileType, LIMITS, nameFitsType } from '@ipt/domain'
import { fileTypeFromBuffer } from 'file-type'
import { type DomainError, fieldError } from '../../kernel/errors.ts'
import { fileTooLarge } from '../../kernel/request-body.ts'

export interface UploadFacts {
  mediaType: FileType
  /** Bytes. */
  size: number
  /** Hex. */
  sha256: string
}

/** So many bytes tell the type, as far as it can be told. */
const SAMPLE_BYTES = 4100

/**
 * An upload on its way through: counted, hashed, and its type told by its first bytes. The stream ends in an error as soon as something
 * is wrong: FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED, pointing at `field`. `facts` are there once it has been read to its end.
 */
export function inspectUpload(bytes: Readable, name: string, field: string): { passing: Readable; facts: () => UploadFacts } {
  const hash = createHash('sha256')
  let size = 0
  let sample = Buffer.alloc(0)
  let mediaType: FileType | null = null

  async function* pass(): AsyncGenerator<Buffer> {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if (chunk.length === 0) continue
      size += chunk.length
      if (size > LIMITS.fileBytes) throw fileTooLarge(field)
      hash.update(chunk)
      if (mediaType === null) {
        sample = Buffer.concat([sample, chunk.subarray(0, SAMPLE_BYTES)])
        if (sample.length >= SAMPLE_BYTES) mediaType = await typeOf(sample, name, field)
      }
      yield chunk
    }
    if (size === 0) throw fieldError('FILE_EMPTY', field, `${shown(name)} is empty.`)
    mediaType ??= await typeOf(sample, name, field)
  }

  return {
    passing: Readable.from(pass(), { objectMode: false }),
    facts() {
      if (mediaType === null) throw new Error('The upload has not been read to its end.')
      return { mediaType, size, sha256: hash.digest('hex') }
    },
  }
}

async function typeOf(sample: Buffer, name: string, field: string): Promise<FileType> {
  const found = await fileTypeFromBuffer(sample).catch(() => undefined)
  if (found === undefined || !isFileType(found.mime))
    throw refused(field, `${shown(name)} is none of the kinds that are taken, by its content: JPEG, PNG, WebP or PDF.`)
  if (!nameFitsType(name, found.mime))
    throw refused(field, `${shown(name)} is ${found.mime} by its content: its name should end in .${FILE_TYPES[found.mime].extensions[0]}.`)
  return found.mime
}

const refused = (field: string, message: string): DomainError => fieldError('FILE_TYPE_REFUSED', field, message)

const shown = (name: string): string => `“${name}”`
