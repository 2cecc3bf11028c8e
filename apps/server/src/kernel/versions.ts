import type { EntityClass, EntityData, FilterQuery } from '@mikro-orm/postgresql'
import { doneBefore } from './again.ts'
import { DomainError } from './errors.ts'
import { type Ctx, LostRace } from './use-case.ts'

/** A row whose edits are counted, so that two people don't overwrite each other in silence. */
export interface Versioned {
  id: string
  version: number
}

/** Columns as an edit sends them: plain values, and of relations the id. */
export type Sent = Record<string, unknown>

/** STALE_VERSION unless the row is still the one that was on screen. */
export function assertCurrent(row: Versioned, version: number): void {
  if (row.version === version) return
  throw new DomainError('STALE_VERSION', {
    detail: `You read version ${version}; the current one is ${row.version}.`,
    facts: { version: row.version },
  })
}

/** Writes an edit of the version that was loaded, and counts it. A rival's write since then throws LostRace. Returns the new version. */
export async function writeVersion<Row extends Versioned>(tx: Ctx, entity: EntityClass<Row>, row: Row, sent: Sent): Promise<number> {
  const version = row.version + 1
  const where = { id: row.id, version: row.version } as FilterQuery<Row>
  const changed = await tx.em.nativeUpdate(entity, where, { ...sent, version } as unknown as EntityData<Row>)
  if (changed !== 1) throw new LostRace()
  return version
}

/** Whether this very edit was done before. ID_TAKEN when the same id came with other values, as far as nobody has changed them since. */
export async function editedBefore(
  tx: Ctx,
  act: { requestId?: string | undefined; kind: string; subjectId: string; version: number },
  row: Versioned,
  sent: Sent,
): Promise<boolean> {
  const { requestId, kind, subjectId } = act
  if (!(await doneBefore(tx, { requestId, kind, subjectId }))) return false
  if (row.version === act.version + 1 && !holds(row, sent)) throw new DomainError('ID_TAKEN')
  return true
}

/**
 * Whether a row of this client-made id is there already, made by the same sending. ID_TAKEN when it is anything else: `fixed` are the values
 * that no edit changes, `sent` those that only the first version has for certain.
 */
export async function madeBefore<Row extends Versioned>(
  tx: Ctx,
  entity: EntityClass<Row>,
  id: string,
  fixed: Sent,
  sent: Sent,
): Promise<boolean> {
  const row = await tx.em.findOne(entity, { id } as FilterQuery<Row>)
  if (!row) return false
  if (!holds(row, fixed) || (row.version === 1 && !holds(row, sent))) throw new DomainError('ID_TAKEN')
  return true
}

/** Whether a row has these values already. */
const holds = (row: object, sent: Sent): boolean => Object.entries(sent).every(([key, value]) => plain((row as Sent)[key]) === plain(value))

function plain(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'object' && !Array.isArray(value) && 'id' in value) return JSON.stringify(value.id)
  return JSON.stringify(value)
}
