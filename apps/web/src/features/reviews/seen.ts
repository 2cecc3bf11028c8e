/** One revision of a log, as it is on screen. */
export interface Readable {
  id: string
  revision: number
}

export type Edge = 'start' | 'end'

/** Which ends of which revision have been on the screen, by log. */
export type Seen = ReadonlyMap<string, { revision: number } & Record<Edge, boolean>>

export const NOTHING_SEEN: Seen = new Map()

/** The same, with one end more. Another revision of a log begins anew: it has not been read. */
export function withEdge(seen: Seen, { id, revision }: Readable, edge: Edge): Seen {
  const before = seen.get(id)
  const now = before?.revision === revision ? before : { revision, start: false, end: false }
  return now[edge] ? seen : new Map(seen).set(id, { ...now, [edge]: true })
}

/** Whether this very revision was on the screen from its first line to its last. */
export function isRead(seen: Seen, { id, revision }: Readable): boolean {
  const now = seen.get(id)
  return now !== undefined && now.revision === revision && now.start && now.end
}

/** What stands at an end of a text on the page, for the observer to find. */
export const edgeMark = ({ id, revision }: Readable, edge: Edge): string => `${edge}/${revision}/${id}`

/** The same, read again; null for anything else. */
export function edgeOf(mark: string): (Readable & { edge: Edge }) | null {
  const [edge, revision, id] = mark.split('/')
  return (edge === 'start' || edge === 'end') && id ? { edge, revision: Number(revision), id } : null
}
