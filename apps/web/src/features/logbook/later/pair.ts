/** The two revisions that an address compares, `1-2`, if the log has them; null else. */
export function pairOf(parameter: string | null, current: number): { from: number; to: number } | null {
  const [, from, to] = /^(\d{1,9})-(\d{1,9})$/.exec(parameter ?? '') ?? []
  const pair = { from: Number(from), to: Number(to) }
  return pair.from >= 1 && pair.from < pair.to && pair.to <= current ? pair : null
}

/** A revision that somebody decided on. */
export interface DecidedEvent {
  event: string
  revision: number
  by: { id: string } | null
}

/** What the current revision is held against first: the one that the reader decided on last, else the one before it. */
export function baseOf(events: readonly DecidedEvent[], readerId: string, current: number): number {
  const own = events.filter(
    ({ event, by, revision }) => by?.id === readerId && revision < current && !['submit', 'amend', 'resubmit'].includes(event),
  )
  return own.at(-1)?.revision ?? current - 1
}
