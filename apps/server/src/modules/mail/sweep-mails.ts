import { Mail } from '@ipt/db'
import type { Ctx } from '../../kernel/use-case.ts'

const KEEP_MS = 180 * 24 * 60 * 60_000

/** Removes mails of half a year ago: what they told of stands in the record. Returns how many. */
export const sweepMails = ({ em, clock }: Pick<Ctx, 'em' | 'clock'>): Promise<number> =>
  em.nativeDelete(Mail, { createdAt: { $lt: new Date(clock().getTime() - KEEP_MS) }, state: { $ne: 'QUEUED' } })
