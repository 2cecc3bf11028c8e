create or replace function log_entry_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a daily log is never deleted' using errcode = 'restrict_violation';
  elsif tg_op = 'INSERT' then
    if new.status not in ('SUBMITTED') then
      raise exception 'a daily log is not born %', new.status using errcode = 'check_violation';
    end if;
  elsif (old.status, new.status) not in (('SUBMITTED', 'SUBMITTED'), ('SUBMITTED', 'REVISION_REQUESTED'), ('REVISION_REQUESTED', 'SUBMITTED'), ('SUBMITTED', 'VERIFIED_INDUSTRY'), ('VERIFIED_INDUSTRY', 'SUBMITTED'), ('VERIFIED_INDUSTRY', 'VERIFIED_ACADEMIC'), ('VERIFIED_INDUSTRY', 'FLAGGED'), ('FLAGGED', 'VERIFIED_INDUSTRY'), ('FLAGGED', 'REVISION_REQUESTED'), ('FLAGGED', 'VOIDED')) then
    raise exception 'a daily log does not go from % to %', old.status, new.status using errcode = 'check_violation';
  elsif (old.id, old.institution_id, old.placement_id, old.log_date) is distinct from (new.id, new.institution_id, new.placement_id, new.log_date) then
    raise exception 'a daily log keeps its placement and date' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace trigger log_entry_guard before insert or update or delete on log_entry for each row execute function log_entry_guard();

create or replace function log_is_archived(log uuid) returns boolean language sql stable as $$
  select exists (select 1 from log_entry where id = log and status in ('VERIFIED_ACADEMIC', 'VOIDED'))
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
create or replace trigger attachment_guard before insert or update or delete on attachment for each row execute function attachment_guard();

create or replace function append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create or replace trigger domain_event_append_only before update or delete on domain_event for each row execute function append_only();
create or replace trigger domain_event_no_truncate before truncate on domain_event for each statement execute function append_only();
create or replace trigger event_content_append_only before update or delete on event_content for each row execute function append_only();
create or replace trigger event_content_no_truncate before truncate on event_content for each statement execute function append_only();
create or replace trigger event_position_append_only before update or delete on event_position for each row execute function append_only();
create or replace trigger event_position_no_truncate before truncate on event_position for each statement execute function append_only();
