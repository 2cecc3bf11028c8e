import { WebhookDelivery } from '@ipt/db'
import { WEBHOOK_KEEP_DAYS } from '@ipt/domain'
import type { Ctx } from '../../kernel/use-case.ts'

const DAY_MS = 24 * 60 * 60_000

/** Removes messages of a month ago, whatever became of them. Returns how many. */
export const sweepDeliveries = ({ em, clock }: Pick<Ctx, 'em' | 'clock'>): Promise<number> =>
  em.nativeDelete(WebhookDelivery, { occurredAt: { $lt: new Date(clock().getTime() - WEBHOOK_KEEP_DAYS * DAY_MS) } })
