import type { InferClassEntityDB } from '@mikro-orm/sql'
import type { ENTITIES, User } from './entities/index.ts'

type Inferred = InferClassEntityDB<(typeof ENTITIES)[number]>

/** The tables and columns as Kysely sees them, inferred from the entities. `User` lives in `app_user`: `user` is a word of SQL. */
export type Tables = Omit<Inferred, 'user'> & { app_user: InferClassEntityDB<typeof User>['user'] }
