import { Readable } from 'node:stream'
import type { FileView } from '@ipt/contracts'
import type { Ctx } from '../../../kernel/use-case.ts'
import { storeFile } from '../../files/index.ts'

let made = 0

/** A small PDF of the actor's that nothing binds yet; each has other bytes. */
export const aFile = (ctx: Ctx): Promise<FileView> =>
  storeFile(ctx, {
    id: crypto.randomUUID(),
    name: 'cover.pdf',
    bytes: Readable.from([Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%${made++}\ntrailer<</Root 1 0 R>>\n%%EOF\n`)]),
  })
