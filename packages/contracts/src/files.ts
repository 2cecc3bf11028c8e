import { LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { Id, text } from './primitives.ts'

/**
 * A stored file. `state`: `STORED` is whole and safe on disk, `READY` has its clean copy, `UNREADABLE` could not be opened as what it
 * says it is. Others than its owner get the clean copy alone. Bytes come from `/api/v1/files/{id}` and `/api/v1/files/{id}/thumbnail`.
 */
export const FileView = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes, as uploaded. */
  size: z.int(),
  /** Hex, of the bytes as uploaded. */
  sha256: z.string(),
  state: z.enum(['STORED', 'READY', 'UNREADABLE']),
  /** Pixels, of images that are ready. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  hasThumbnail: z.boolean(),
})
export type FileView = z.infer<typeof FileView>

/** What stands in the address of an upload: the client's id and the file's name; the body is the file itself. */
export const UploadFileInput = z.strictObject({
  id: Id,
  name: text(LIMITS.fileName).refine((name) => name.trim().length > 0 && !/[\p{Cc}/\\]/u.test(name), {
    error: 'A file name without slashes or control characters.',
  }),
})
export type UploadFileInput = z.infer<typeof UploadFileInput>
