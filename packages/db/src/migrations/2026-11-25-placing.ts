import { Migration } from '@mikro-orm/migrations'

/** Placements that a coordinator makes of a vacancy's free places, and university supervisors of no other institution. */
export class Placing extends Migration {
  override up(): void {
    this.addSql(`
alter table "placement" add "vacancy_id" uuid null;
create index "placement_vacancy_index" on "placement" ("vacancy_id");
create index "placement_cohort_index" on "placement" ("cohort_id", "status");
alter table "placement" add constraint "placement_vacancy_source_check" check (vacancy_id is null or source = 'ASSIGNED');
alter table "placement" add constraint "placement_vacancy_same_institution" foreign key (institution_id, vacancy_id) references "vacancy" (institution_id, id);
`)
    this.addSql(SUPERVISOR)
  }
}

/** Memberships are history, so no key can name the one that holds; looked at when the transaction ends, whatever order it writes in. */
const SUPERVISOR = `
create function placement_supervisor_held() returns trigger language plpgsql as $$
begin
  if new.university_supervisor_id is not null and not exists (select from membership where user_id = new.university_supervisor_id
      and institution_id = new.institution_id and role = 'universitySupervisor' and until is null) then
    raise exception 'the university supervisor is none of the institution' using errcode = '23503', constraint = 'placement_university_supervisor_same_institution';
  end if;
  return null;
end $$;
create constraint trigger placement_supervisor_guard after insert or update of university_supervisor_id on placement
  deferrable initially deferred for each row execute function placement_supervisor_held();
`
