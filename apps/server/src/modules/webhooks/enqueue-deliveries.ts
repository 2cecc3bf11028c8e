import type { EntityManager } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'

/** Has what is due sent after the commit: one job for all of it, in a queue of its own, so that slow endpoints keep one hand of the worker busy. */
export const enqueueDeliveries = (em: EntityManager) =>
  sql`select graphile_worker.add_job('webhooks.deliver', '{}'::json, queue_name => 'webhooks', job_key => 'webhooks.deliver')`.execute(
    tables(em),
  )
