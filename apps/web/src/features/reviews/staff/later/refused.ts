import type { BulkAnswer } from '@ipt/contracts'

/** What refused now and may be decided later: it has a newer revision to read, or somebody wrote at the same moment. */
const PASSING: readonly string[] = ['STALE_REVISION', 'CONFLICT'] satisfies BulkAnswer['refused'][number]['code'][]

/** The logs of a bulk that stay in the queue. Every other one has left it, by this press or by somebody else's. */
export const staysOf = ({ refused }: BulkAnswer): ReadonlySet<string> =>
  new Set(refused.filter(({ code }) => PASSING.includes(code)).map(({ id }) => id))
