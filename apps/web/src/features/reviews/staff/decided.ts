import type { LogView } from '@ipt/contracts'

/** Where the decisions that can be taken back stand. */
export const DECIDED_ID = 'decided'

export type UndoEvent = 'undoVerify' | 'withdrawRequest'

/** How this log's last decision is taken back, where whoever looks may do it. */
export const undoOf = (log: Pick<LogView, 'can'>): UndoEvent | null =>
  log.can.find((event): event is UndoEvent => event === 'undoVerify' || event === 'withdrawRequest') ?? null

/**
 * What an industrial supervisor decided lately: everything that can still be taken back, what was decided in this visit (`remembered`)
 * first; and of the rest of the list so many that there are `most`. Of the list only what he decided himself; a remembered decision that
 * the list knows too is shown as the list has it, another one without Undo once its time is over at `now`.
 */
export function decidedLately(remembered: readonly LogView[], listed: readonly LogView[], { most = 6, now = new Date() } = {}): LogView[] {
  const own = listed.filter((log) => log.status === 'VERIFIED_INDUSTRY' || log.remark?.event === 'requestRevision')
  const known = new Map(listed.map((log) => [log.id, log]))
  const asItIs = (log: LogView) => (log.undoUntil && new Date(log.undoUntil) <= now ? { ...log, can: [], undoUntil: null } : log)
  const logs = [...remembered.map((log) => known.get(log.id) ?? asItIs(log)), ...own.filter((log) => undoOf(log) !== null), ...own]
  const each = [...new Map(logs.map((log) => [log.id, log])).values()]
  let room = most - each.filter((log) => undoOf(log) !== null).length
  return each.filter((log) => undoOf(log) !== null || room-- > 0)
}
