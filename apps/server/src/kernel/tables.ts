import type { Tables } from '@ipt/db'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Kysely } from 'kysely'

/** Kysely on this unit of work, for reads. Timestamps come as text here: pass them through `moment()`. */
export const tables = (em: EntityManager): Kysely<Tables> => em.getKysely<Tables>()

/** A timestamp as contracts carry it: RFC 3339 in UTC. */
export const moment = (at: Date | string): string => new Date(at).toISOString()
