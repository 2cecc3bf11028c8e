import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { lockVacancies, releaseSlot } from '../vacancies/index.ts'
import { decidedApplication, type LoadedApplication, loadApplication, offerIsOpen } from './internal.ts'
import { moveApplication } from './move-application.ts'

const BATCH = 500

/** Lets every offer run out whose last day has passed where its institution is, each in a transaction of its own. Returns how many did. */
export async function expireOffers(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select application.id from application join institution on institution.id = application.institution_id
    where application.status = 'OFFERED' and application.answer_by < (${ctx.clock()}::timestamptz at time zone institution.time_zone)::date
    order by application.answer_by limit ${BATCH}`.execute(tables(ctx.em))
  let expired = 0
  for (const { id } of rows) if (await expireOffer(ctx, id)) expired++
  return expired
}

/** Lets one offer run out, unless it was answered meanwhile. Its place is free again. */
const expireOffer = (ctx: Ctx, id: string): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadApplication(tx, id)
    const { application, institution, vacancy } = loaded
    if (application.status !== 'OFFERED' || offerIsOpen(tx.clock(), institution.timeZone, application.answerBy)) return false
    await lockVacancies(tx, [vacancy.id])
    await expired(tx, loaded)
    await releaseSlot(tx, vacancy.id)
    return true
  })

/** The platform moves an offer that ran out, whoever came upon it. */
export async function expired(tx: Ctx, loaded: LoadedApplication): Promise<void> {
  if (offerIsOpen(tx.clock(), loaded.institution.timeZone, loaded.application.answerBy)) throw new DomainError('WRONG_STATE')
  const platform: Ctx = { ...tx, actor: { kind: 'system', name: 'sweep.offers' } }
  const asPlatform: LoadedApplication = { ...loaded, relations: ['system'] }
  await moveApplication(platform, asPlatform, { event: 'expire', to: decidedApplication(platform, asPlatform, 'expire') })
}
