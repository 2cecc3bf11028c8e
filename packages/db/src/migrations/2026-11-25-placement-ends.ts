import { Migration } from '@mikro-orm/migrations'

/** The last day of a placement that ended early; of one that ended before this, its last log's, or its first day; and what a placement at another place came after. */
export class PlacementEnds extends Migration {
  override up(): void {
    this.addSql(`
alter table "placement" add "ended_on" date null;
update "placement" set "ended_on" = greatest(starts_on, least(ends_on, coalesce(
  (select max(log_date) from log_entry where placement_id = placement.id and log_entry.status <> 'VOIDED'), starts_on))) where status = 'ENDED_EARLY';
alter table "placement" add constraint "placement_ended_check" check ((status = 'ENDED_EARLY') = (ended_on is not null));
alter table "placement" add constraint "placement_ended_on_check" check (starts_on <= ended_on and ended_on <= ends_on);
alter table "placement" add "previous_id" uuid null;
alter table "placement" add constraint "placement_previous_unique" unique ("previous_id");
alter table "placement" add constraint "placement_previous_same_institution" foreign key (institution_id, previous_id) references "placement" (institution_id, id);
`)
  }
}
