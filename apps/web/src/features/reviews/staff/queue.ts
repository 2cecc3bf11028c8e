import type { LogPage, LogView } from '@ipt/contracts'
import { type IsoDate, mondayOf } from '@ipt/domain'

/** Pages of a list as the cache holds them. */
export interface LogPages {
  pages: LogPage[]
  pageParams: unknown[]
}

/** The pages without one log: it was decided, and the next answer of the server will say the same. */
export const withoutLog = (data: LogPages | undefined, id: string): LogPages | undefined =>
  data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter((log) => log.id !== id) })) }

/** What stands before and after a log in its queue; `place` counts from 1, and is null where the log isn't in it. */
export function neighboursOf(
  logs: readonly Pick<LogView, 'id'>[],
  id: string,
): { place: number | null; before: string | null; after: string | null } {
  const index = logs.findIndex((log) => log.id === id)
  if (index < 0) return { place: null, before: null, after: logs[0]?.id ?? null }
  return { place: index + 1, before: logs[index - 1]?.id ?? null, after: logs[index + 1]?.id ?? null }
}

/** Where to go on after a decision: to what follows, else to what came before; null at the end of the work. */
export function nextOf(logs: readonly Pick<LogView, 'id'>[], id: string): string | null {
  const { before, after } = neighboursOf(logs, id)
  return after ?? before
}

/** Logs of one student in one week, that stand together in a queue. */
export interface WeekGroup<Log> {
  key: string
  name: string
  monday: IsoDate
  logs: Log[]
}

/** A queue by student and week, in its own order: what stands together, together. */
export function weekGroupsOf<Log extends Pick<LogView, 'placementId' | 'logDate' | 'student'>>(logs: readonly Log[]): WeekGroup<Log>[] {
  const groups: WeekGroup<Log>[] = []
  for (const log of logs) {
    const monday = mondayOf(log.logDate)
    const key = `${log.placementId}/${monday}`
    const last = groups.at(-1)
    if (last?.key === key) last.logs.push(log)
    else groups.push({ key, name: log.student.name, monday, logs: [log] })
  }
  return groups
}
