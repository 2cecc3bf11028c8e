import { createHash } from 'node:crypto'

/** What the record keeps of a list of students, so that a second sending with other students is told apart. Their order says nothing. */
export const digestOf = (studentIds: readonly string[]): string =>
  createHash('sha256')
    .update([...new Set(studentIds)].sort().join())
    .digest('hex')
