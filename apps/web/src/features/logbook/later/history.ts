import type { LogEventView } from '@ipt/contracts'
import { type LogTransition, transitionOf } from '@ipt/log-machine'

/** One line of a history; `undone` where its own author took it back. */
export interface HistoryLine extends LogEventView {
  undone: boolean
}

/** A log's events as they are read: newest first, what was taken back marked. `events` are oldest first. */
export function historyOf(events: readonly LogEventView[]): HistoryLine[] {
  const lines = events.map((event) => ({ ...event, undone: false }))
  for (const [index, { event }] of lines.entries()) {
    const row: LogTransition = transitionOf(event)
    const taken = row.undoes && lines.slice(0, index).findLast((line) => line.event === row.undoes && !line.undone)
    if (taken) taken.undone = true
  }
  return lines.reverse()
}
