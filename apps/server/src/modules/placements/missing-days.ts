import { type RawBuilder, sql } from 'kysely'

/**
 * How many expected days of a placement are over without a log, as SQL on the table `placement` (or its alias): what `dayCounter` counts,
 * for lists that filter and sort by it. A placement without arrival counts too: ask for its state beside it.
 */
export const missingDaysOf = (now: Date, placement = 'placement'): RawBuilder<number> => {
  const of = (column: string) => sql.ref(`${placement}.${column}`)
  return sql<number>`(select count(*)::int from cohort
    join institution on institution.id = cohort.institution_id
    cross join lateral generate_series(${of('starts_on')}::timestamp, least(coalesce(${of('ended_on')}, ${of('ends_on')}),
      (${now}::timestamptz at time zone institution.time_zone)::date - 1)::timestamp, interval '1 day') as due(due_on)
    where cohort.id = ${of('cohort_id')} and extract(isodow from due_on)::smallint = any(cohort.working_days)
      and not exists (select from holiday where holiday.institution_id = ${of('institution_id')} and holiday.day = due_on::date)
      and not exists (select from leave_request where leave_request.placement_id = ${of('id')} and leave_request.status = 'GRANTED'
        and due_on::date between leave_request.from_on and leave_request.to_on)
      and not exists (select from log_entry where log_entry.placement_id = ${of('id')} and log_entry.log_date = due_on::date and log_entry.status <> 'VOIDED'))`
}
