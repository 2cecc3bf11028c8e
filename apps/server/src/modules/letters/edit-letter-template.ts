import type { EditLetterTemplateInput, LetterTemplateView } from '@ipt/contracts'
import { Institution, LetterTemplate } from '@ipt/db'
import { institutionsAs } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, writeVersion } from '../../kernel/versions.ts'
import { listTemplates } from './letters.queries.ts'

const KIND = 'letter.templateEdited'

/**
 * A coordinator writes what letters of a kind say in a language. Letters that were issued say what they said. NOT_FOUND, STALE_VERSION,
 * INPUT_INVALID (a placeholder that there is not), ID_TAKEN.
 */
export const editLetterTemplate = (
  ctx: Ctx,
  { institutionId, kind, language, title, body, version, requestId }: z.output<typeof EditLetterTemplateInput>,
): Promise<LetterTemplateView> =>
  inTransaction(ctx, async (tx) => {
    const institution = await tx.em.findOne(Institution, {
      $and: [{ id: institutionId }, { id: { $in: institutionsAs(tx.actor, 'coordinator') } }],
    })
    if (!institution) throw new DomainError('NOT_FOUND')
    // Of two who write a text first, the second sees the other's.
    await sql`select from institution where id = ${institutionId} for no key update`.execute(tables(tx.em))
    const data = { letterKind: kind, language }
    const view = async () => {
      const found = (await listTemplates(tx)).find(
        (each) => each.institution.id === institutionId && each.kind === kind && each.language === language,
      )
      if (!found) throw new DomainError('NOT_FOUND')
      return found
    }
    if (await doneBefore(tx, { kind: KIND, subjectId: institutionId, requestId, revision: version + 1, data })) {
      const now = await view()
      if (now.version === version + 1 && (now.title !== title || now.body !== body)) throw new DomainError('ID_TAKEN')
      return now
    }

    const own = await tx.em.findOne(LetterTemplate, { institution: institutionId, kind, language })
    const at = tx.clock()
    assertCurrent({ id: own?.id ?? '', version: own?.version ?? 0 }, version)
    if (own) await writeVersion(tx, LetterTemplate, own, { title, body, editedAt: at })
    else
      await tx.em.insert(LetterTemplate, {
        id: tx.newId(),
        institution: institutionId,
        kind,
        language,
        title,
        body,
        version: 1,
        editedAt: at,
      })
    await record(tx, {
      kind: KIND,
      subject: { type: 'institution', id: institutionId },
      institutionId,
      role: 'coordinator',
      from: null,
      to: null,
      revision: version + 1,
      data,
      requestId,
      at,
    })
    tx.em.clear()
    return view()
  })
