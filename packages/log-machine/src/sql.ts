import { LOG_STAMPS, statusesWith } from './stamps.ts'
import { LOG_STATUSES, LOG_TRANSITIONS, TERMINAL_STATUSES } from './transitions.ts'

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ')

/** `status` is one of these. PostgreSQL prints `in` with one value as `=`; written so, the expression reads back as it was made. */
const statusIs = (values: readonly string[]): string => (values.length === 1 ? `status = '${values[0]}'` : `status in (${list(values)})`)

/** The named CHECK constraints of `log_entry`, as PostgreSQL expressions. */
export function logEntryChecks(): { name: string; expression: string }[] {
  return [
    { name: 'log_entry_status_check', expression: `status in (${list(LOG_STATUSES)})` },
    ...LOG_STAMPS.flatMap((stamp) => [
      { name: `log_entry_${stamp}_stamp_check`, expression: `(${statusIs(statusesWith(stamp))}) = (${stamp}_at is not null)` },
      { name: `log_entry_${stamp}_by_check`, expression: `(${stamp}_at is null) = (${stamp}_by_id is null)` },
    ]),
  ]
}

const births = LOG_TRANSITIONS.filter((row) => row.from === null).map((row) => row.to)
const pairs = [...new Set(LOG_TRANSITIONS.flatMap((row) => (row.from === null ? [] : [`('${row.from}', '${row.to}')`])))]

/** Trigger on `log_entry`: a row is born, moves and rests only as the table says, and never goes away. */
const transitionTrigger = `
create or replace function log_entry_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a daily log is never deleted' using errcode = 'restrict_violation';
  elsif tg_op = 'INSERT' then
    if new.status not in (${list(births)}) then
      raise exception 'a daily log is not born %', new.status using errcode = 'check_violation';
    end if;
  elsif (old.status, new.status) not in (${pairs.join(', ')}) then
    raise exception 'a daily log does not go from % to %', old.status, new.status using errcode = 'check_violation';
  elsif (old.id, old.institution_id, old.placement_id, old.log_date) is distinct from (new.id, new.institution_id, new.placement_id, new.log_date) then
    raise exception 'a daily log keeps its placement and date' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace trigger log_entry_guard before insert or update or delete on log_entry for each row execute function log_entry_guard();`

/** Triggers on what belongs to a log: revisions are only added, and an archived log takes neither revisions nor files. */
const archiveTriggers = `
create or replace function log_is_archived(log uuid) returns boolean language sql stable as $$
  select exists (select 1 from log_entry where id = log and status in (${list(TERMINAL_STATUSES)}))
$$;
create or replace function log_revision_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'a revision is never changed' using errcode = 'restrict_violation';
  elsif log_is_archived(new.log_id) then
    raise exception 'an archived log takes no revision' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create or replace trigger log_revision_guard before insert or update or delete on log_revision for each row execute function log_revision_guard();
create or replace function attachment_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.log_id is not null or old.arrival_note_id is not null then
      raise exception 'a file of a record is never deleted' using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if tg_op = 'UPDATE' and (old.id, old.uploaded_by_id, old.sha256, old.size, old.media_type, old.storage_key)
      is distinct from (new.id, new.uploaded_by_id, new.sha256, new.size, new.media_type, new.storage_key) then
    raise exception 'a stored file is never changed' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and old.log_id is not null and old.log_id is distinct from new.log_id then
    raise exception 'a file keeps its log' using errcode = 'restrict_violation';
  end if;
  if new.log_id is not null and log_is_archived(new.log_id) and (tg_op = 'INSERT'
      or (old.log_id, old.name, old.added_revision, old.removed_revision) is distinct from (new.log_id, new.name, new.added_revision, new.removed_revision)) then
    raise exception 'an archived log takes no file' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create or replace trigger attachment_guard before insert or update or delete on attachment for each row execute function attachment_guard();`

/** Triggers on the record of events: rows are only added. */
const appendOnlyTriggers = `
create or replace function append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
${['domain_event', 'event_content', 'event_position']
  .map(
    (table) =>
      `create or replace trigger ${table}_append_only before update or delete on ${table} for each row execute function append_only();
create or replace trigger ${table}_no_truncate before truncate on ${table} for each statement execute function append_only();`,
  )
  .join('\n')}`

/** The functions and triggers that hold the machine in the database, as one script that can be run again. */
export const logMachineSql = (): string => `${[transitionTrigger, archiveTriggers, appendOnlyTriggers].join('\n').trim()}\n`
