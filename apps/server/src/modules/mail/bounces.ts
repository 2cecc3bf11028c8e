import { BouncedAddress } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'

/** Whether mail to this address came back for good. */
export const hasBounced = async (em: EntityManager, address: string): Promise<boolean> =>
  (await em.count(BouncedAddress, { addressKey: emailKey(address) })) > 0

/** Notes that a mail server refused an address for good. */
export const markBounced = (em: EntityManager, address: string, reason: string, bouncedAt: Date): Promise<unknown> =>
  em.upsert(BouncedAddress, { addressKey: emailKey(address), reason, bouncedAt })

/** Tries an address again that came back. */
export const clearBounce = (em: EntityManager, address: string): Promise<number> =>
  em.nativeDelete(BouncedAddress, { addressKey: emailKey(address) })
