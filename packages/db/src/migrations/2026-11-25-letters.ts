import { Migration } from '@mikro-orm/migrations'

/** Templates of letters, and the letters that were issued. */
export class Letters extends Migration {
  override up(): void {
    this.addSql(`
create table "letter_template" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "kind" text not null,
  "language" text not null,
  "title" text not null,
  "body" text not null,
  "version" int not null default 1,
  "edited_at" timestamptz not null,
  primary key ("id")
);
alter table "letter_template" add constraint "letter_template_unique" unique ("institution_id", "kind", "language");
alter table "letter_template" add constraint "letter_template_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "letter_template" add constraint "letter_template_kind_check" check ("kind" in ('INTRODUCTION', 'PLACEMENT'));
alter table "letter_template" add constraint "letter_template_language_check" check ("language" in ('en', 'sw'));
create table "letter" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "placement_id" uuid not null,
  "kind" text not null,
  "language" text not null,
  "number" int not null,
  "year" int not null,
  "letterhead" text not null,
  "title" text not null,
  "body" text not null,
  "issued_on" date not null,
  "issued_at" timestamptz not null,
  primary key ("id")
);
create index "letter_placement_index" on "letter" ("placement_id");
alter table "letter" add constraint "letter_number_unique" unique ("institution_id", "year", "number");
alter table "letter" add constraint "letter_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "letter" add constraint "letter_placement_id_foreign" foreign key ("placement_id") references "placement" ("id") on delete restrict;
alter table "letter" add constraint "letter_placement_same_institution" foreign key (institution_id, placement_id) references "placement" (institution_id, id);
alter table "letter" add constraint "letter_kind_check" check ("kind" in ('INTRODUCTION', 'PLACEMENT'));
alter table "letter" add constraint "letter_language_check" check ("language" in ('en', 'sw'));
`)
  }
}
