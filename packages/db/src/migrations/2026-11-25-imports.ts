import { Migration } from '@mikro-orm/migrations'

/** Files of people. */
export class Imports extends Migration {
  override up(): void {
    this.addSql(`
create table "import" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "cohort_id" uuid null,
  "kind" text not null,
  "name" text not null,
  "status" text not null,
  "content" bytea null,
  "encoding" text null,
  "delimiter" text null,
  "headers" text[] not null,
  "columns" jsonb not null,
  "programmes" jsonb not null,
  "stayed" text[] not null default '{}',
  "version" int not null default 1,
  "created_by_id" uuid not null,
  "created_at" timestamptz not null,
  "committed_at" timestamptz null,
  primary key ("id")
);
create index "import_institution_index" on "import" ("institution_id");
alter table "import" add constraint "import_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "import" add constraint "import_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id") on delete restrict;
alter table "import" add constraint "import_cohort_same_institution" foreign key (institution_id, cohort_id) references "cohort" (institution_id, id);
alter table "import" add constraint "import_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on delete restrict;
alter table "import" add constraint "import_kind_check" check ("kind" in ('students', 'universitySupervisors'));
alter table "import" add constraint "import_status_check" check ("status" in ('DRAFT', 'COMMITTED', 'ROLLED_BACK'));
create table "import_row" (
  "import_id" uuid not null,
  "number" int not null,
  "cells" text[] not null,
  "dropped" boolean not null default false,
  "linked" boolean not null default false,
  "user_id" uuid null,
  "made" boolean not null default false,
  primary key ("import_id", "number")
);
alter table "import_row" add constraint "import_row_import_id_foreign" foreign key ("import_id") references "import" ("id") on delete cascade;
`)
  }
}
