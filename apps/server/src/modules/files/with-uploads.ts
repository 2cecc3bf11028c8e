import type { FileView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { readMultipart } from '../../kernel/multipart.ts'
import { type RestContext, readJson } from '../../kernel/rest.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { discardFiles } from './discard-files.ts'
import { storeFile } from './store-file.ts'

/**
 * Runs `work` on a request's body: of multipart, its text `fields` with the ids of the files that came as `attachment`, each stored by
 * then; of JSON, the object with null. `payload` says what was sent, the same for the same sending. What `work` did not bind is discarded afterwards, whether it failed, or was the second sending of
 * something that is there. Rejects with whatever `readMultipart`, `readJson`, `storeFile` or `work` does.
 */
export async function withUploads<T>(
  c: RestContext,
  ctx: Ctx,
  fields: readonly string[],
  work: (body: Record<string, unknown>, uploaded: string[] | null, payload: unknown) => Promise<T>,
): Promise<T> {
  if (!/^multipart\//i.test(c.req.header('content-type') ?? '')) {
    const body = await readJson(c)
    return work(body, null, body)
  }
  const stored: FileView[] = []
  try {
    const form = await readMultipart(c.req.raw, {
      fields,
      fileField: 'attachment',
      maxFiles: LIMITS.filesPerLog,
      onFile: async (name, bytes, field) => {
        const file = await storeFile(ctx, { id: ctx.newId(), name, bytes, field })
        stored.push(file)
        return file.id
      },
    })
    const sent = Object.entries(form.fields).sort(([one], [other]) => one.localeCompare(other))
    return await work(form.fields, form.files, [sent, stored.map(({ name, sha256 }) => [name, sha256])])
  } finally {
    // A failure here changes no answer: the sweep does it later.
    await discardFiles(
      ctx,
      stored.map(({ id }) => id),
    ).catch(() => undefined)
  }
}
