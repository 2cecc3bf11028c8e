import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** Every institution by name, for whoever runs the server: nobody else sees them all. */
export const listInstitutions = (ctx: Pick<Ctx, 'em'>): Promise<{ id: string; name: string; timeZone: string }[]> =>
  tables(ctx.em).selectFrom('institution').select(['id', 'name', 'time_zone as timeZone']).orderBy('name').orderBy('id').execute()
