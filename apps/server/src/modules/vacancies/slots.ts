import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** Keeps others from moving these vacancies or their places until the transaction ends. Always in one order, so that nobody waits in a circle. */
export async function lockVacancies(tx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`select from vacancy where id = any(${ids}::uuid[]) order by id for no key update`.execute(tables(tx.em))
}

/** An open offer keeps a place. NO_FREE_SLOT. */
export const holdSlot = (tx: Ctx, vacancyId: string): Promise<void> =>
  counted(tx, sql`update vacancy set held = held + 1 where id = ${vacancyId} and taken + held < slots`)

/** An offer that is open no longer keeps none. */
export async function releaseSlot(tx: Ctx, vacancyId: string): Promise<void> {
  await sql`update vacancy set held = greatest(held - 1, 0) where id = ${vacancyId}`.execute(tables(tx.em))
}

/** The place that an offer kept is taken: one statement and the table's CHECK, so there are never more people than places. NO_FREE_SLOT. */
export const takeSlot = (tx: Ctx, vacancyId: string): Promise<void> =>
  counted(tx, sql`update vacancy set taken = taken + 1, held = greatest(held - 1, 0) where id = ${vacancyId} and taken < slots`)

/** So many free places are taken at once, all of them or none. NO_FREE_SLOT. */
export const takeSlots = (tx: Ctx, vacancyId: string, count: number): Promise<void> =>
  counted(tx, sql`update vacancy set taken = taken + ${count} where id = ${vacancyId} and taken + held + ${count} <= slots`)

/** Places that were taken are free again. */
export async function giveBackSlots(tx: Ctx, vacancyId: string, count: number): Promise<void> {
  await sql`update vacancy set taken = greatest(taken - ${count}, 0) where id = ${vacancyId}`.execute(tables(tx.em))
}

async function counted(tx: Ctx, update: ReturnType<typeof sql>): Promise<void> {
  const { numAffectedRows } = await update.execute(tables(tx.em))
  if (numAffectedRows !== 1n) throw new DomainError('NO_FREE_SLOT')
}
