import { setTimeout as sleep } from 'node:timers/promises'
import { type Claimed, type Sending, tryDelivery } from './try-delivery.ts'

/** Endpoints that are sent to at the same time. */
const LANES = 8
/** How long one job goes on to look for more; the next one comes within a minute. */
const BUDGET_MS = 10 * 60_000
const LOOK_MS = 500
/** A try that began so long ago died with its process. */
const LEASE_MS = 2 * 60_000

/**
 * Sends what is due: to each endpoint one message after the other, in the order of events, and to several endpoints at once, so that a
 * slow one keeps nobody else waiting. Returns how many tries it made.
 */
export async function deliverDue(services: Sending, stopping?: AbortSignal): Promise<number> {
  const lanes = new Map<string, Promise<void>>()
  const began = performance.now()
  let tries = 0
  const drain = async (endpointId: string): Promise<void> => {
    while (!stopping?.aborted) {
      const claimed = await claim(services, endpointId)
      if (!claimed) return
      tries += 1
      if (!(await tryDelivery(services, claimed, stopping)) || performance.now() - began > BUDGET_MS) return
    }
  }
  for (;;) {
    const more = !stopping?.aborted && performance.now() - began < BUDGET_MS
    for (const id of more ? await endpointsDue(services, [...lanes.keys()]) : []) {
      if (lanes.size >= LANES) break
      const lane = drain(id)
        .catch((err: unknown) => services.log.error({ err, endpointId: id }, 'an endpoint of webhooks paused'))
        .finally(() => lanes.delete(id))
      lanes.set(id, lane)
    }
    if (lanes.size === 0) return tries
    await Promise.race([...lanes.values(), sleep(LOOK_MS)])
  }
}

/** What may be tried now: of an endpoint that listens and does not rest, or a test message, which goes to any. */
const DUE = `delivery.state = 'WAITING' and delivery.next_try_at <= ? and (delivery.type = 'ping'
  or (endpoint.state = 'ACTIVE' and (endpoint.rest_until is null or endpoint.rest_until <= ?)))`

async function endpointsDue({ orm, clock }: Sending, busy: readonly string[]): Promise<string[]> {
  const now = clock()
  const rows = await orm.em.fork().execute<{ id: string }[]>(
    `select endpoint.id from webhook_endpoint endpoint
     where exists (select 1 from webhook_delivery delivery where delivery.endpoint_id = endpoint.id and ${DUE})`,
    [now, now],
  )
  return rows.map(({ id }) => id).filter((id) => !busy.includes(id))
}

/** Takes an endpoint's next message for one try, by one statement that only one of two gets through. */
async function claim({ orm, clock }: Sending, endpointId: string): Promise<Claimed | null> {
  const now = clock()
  const [row] = await orm.em.fork().execute<{ id: string; type: string; body: string; tries: number }[]>(
    `update webhook_delivery set tries = tries + 1, tried_at = ?, next_try_at = ?
     where id = (
       select delivery.id from webhook_delivery delivery join webhook_endpoint endpoint on endpoint.id = delivery.endpoint_id
       where delivery.endpoint_id = ? and ${DUE}
       order by delivery.seq, delivery.id limit 1 for update of delivery skip locked
     )
     returning id, type, body, tries`,
    [now, new Date(now.getTime() + LEASE_MS), endpointId, now, now],
  )
  return row ? { ...row, endpointId } : null
}
