import type { CoveredLog } from '@ipt/domain'
import type { InferClassEntityDB } from '@mikro-orm/sql'
import type { ENTITIES, EventData, User } from './entities/index.ts'

type Inferred = InferClassEntityDB<(typeof ENTITIES)[number]>

interface WithData {
  data: EventData
}

/**
 * The tables and columns as Kysely sees them, inferred from the entities; JSON columns, which the inference takes for relations, are
 * named here. `User` lives in `app_user`: `user` is a word of SQL.
 */
export type Tables = Omit<Inferred, 'user' | 'domain_event' | 'notification' | 'week'> & {
  app_user: InferClassEntityDB<typeof User>['user']
  domain_event: Inferred['domain_event'] & WithData
  notification: Inferred['notification'] & WithData
  week: Omit<Inferred['week'], 'covered_logs'> & { covered_logs: CoveredLog[] | null }
}
