import type { IsoDate } from '@ipt/domain'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** What was said of weeks of a placement: of the named one, or of all. For the module alone: it asks nobody's permission. */
export function weekRows(ctx: Ctx, placementId: string, startsOn?: IsoDate) {
  const query = tables(ctx.em)
    .selectFrom('week')
    .leftJoin('app_user as signer', 'signer.id', 'week.signed_by_id')
    .select([
      'week.id',
      'week.starts_on',
      'week.status',
      'week.version',
      'week.summary',
      'week.summary_at',
      'week.revision',
      'week.signed_at',
      'week.signed_by_id',
      'signer.name as signer_name',
      'week.comment',
      'week.covered_logs',
      'week.covered_minutes',
    ])
    .where('week.placement_id', '=', placementId)
  return (startsOn === undefined ? query : query.where('week.starts_on', '=', startsOn)).execute()
}

export type WeekRow = Awaited<ReturnType<typeof weekRows>>[number]

/** The logs of a placement from one day to another that count, oldest first, without their words. For the module alone. */
export const logsBetween = (ctx: Ctx, placementId: string, from: IsoDate, to: IsoDate) =>
  tables(ctx.em)
    .selectFrom('log_entry')
    .innerJoin('log_revision', (join) =>
      join.onRef('log_revision.log_id', '=', 'log_entry.id').onRef('log_revision.number', '=', 'log_entry.revision'),
    )
    .select(['log_entry.id', 'log_entry.revision', 'log_entry.status', 'log_entry.log_date', 'log_revision.minutes'])
    .where('log_entry.placement_id', '=', placementId)
    .where('log_entry.log_date', '>=', from)
    .where('log_entry.log_date', '<=', to)
    .where('log_entry.status', '!=', 'VOIDED')
    .orderBy('log_entry.log_date')
    .execute()

export type WeekLog = Awaited<ReturnType<typeof logsBetween>>[number]
