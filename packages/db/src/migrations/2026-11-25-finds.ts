import { Migration } from '@mikro-orm/migrations'

/** Places that students found themselves. */
export class Finds extends Migration {
  override up(): void {
    this.addSql(`
alter table "placement" drop constraint "placement_source_check";
alter table "placement" add constraint "placement_source_check" check ("source" in ('ASSIGNED', 'OFFER', 'FOUND'));
create table "placement_find" (
  "placement_id" uuid not null,
  "institution_id" uuid not null,
  "supervisor_name" text not null,
  "supervisor_title" text not null default '',
  "supervisor_email" text not null,
  "supervisor_phone" text not null default '',
  "note" text not null default '',
  "letter_id" uuid null,
  primary key ("placement_id")
);
create index "placement_find_letter_index" on "placement_find" ("letter_id");
alter table "placement_find" add constraint "placement_find_placement_id_foreign" foreign key ("placement_id") references "placement" ("id") on update cascade on delete restrict;
alter table "placement_find" add constraint "placement_find_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "placement_find" add constraint "placement_find_letter_id_foreign" foreign key ("letter_id") references "attachment" ("id") on delete restrict;
alter table "placement_find" add constraint "placement_find_placement_same_institution" foreign key (institution_id, placement_id) references "placement" (institution_id, id);
`)
  }
}
