import { letterNumber } from '@ipt/domain'
import { Hono } from 'hono'
import { admit } from '../../kernel/admit.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { RestEnv } from '../../kernel/rest.ts'
import { ctxFor } from '../../kernel/services.ts'
import { contentDisposition } from '../files/index.ts'
import { letterPaper } from './letter-paper.ts'
import { readLetter } from './letters.queries.ts'

/** A title has as many names in it as its template says; a header is short. */
const TITLE = 80

const FILE = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.pdf$/

/** `/letters/<id>.pdf`: the paper of a letter, for its student and its coordinator. */
export const lettersRoutes = (): Hono<RestEnv> =>
  new Hono<RestEnv>().get('/:file', async (c) => {
    const [, id] = FILE.exec(c.req.param('file')) ?? []
    if (id === undefined) throw new DomainError('NOT_FOUND')
    const letter = await readLetter(ctxFor(c.get('services'), admit(c.var, 'letter.read')), id)
    const name = `${letterNumber(letter).replace('/', '-')} ${[...letter.title].slice(0, TITLE).join('')}.pdf`
    return c.body(new Uint8Array(await letterPaper(letter)), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition('attachment', name),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
