import { Migration } from '@mikro-orm/migrations'

/** Invitations, earlier addresses, merged accounts, and events about roles. */
export class People extends Migration {
  override up(): void {
    this.addSql(`
create table "invitation" (
  "id" text not null,
  "institution_id" uuid not null,
  "user_id" uuid not null,
  "created_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "accepted_at" timestamptz null,
  "superseded_at" timestamptz null,
  primary key ("id")
);
create index "invitation_user_index" on "invitation" ("user_id");
create index "invitation_created_index" on "invitation" ("created_at");
alter table "invitation" add constraint "invitation_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "invitation" add constraint "invitation_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;
create table "user_address" (
  "id" uuid not null,
  "user_id" uuid not null,
  "email" text not null,
  "until" timestamptz not null,
  primary key ("id")
);
create index "user_address_user_index" on "user_address" ("user_id");
alter table "user_address" add constraint "user_address_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;
alter table "app_user" add column "merged_into_id" uuid null;
alter table "app_user" add constraint "app_user_merged_into_id_foreign" foreign key ("merged_into_id") references "app_user" ("id") on delete restrict;
alter table "app_user" add constraint "app_user_merged_check" check (merged_into_id is null or (state = 'SUSPENDED' and merged_into_id <> id));
create index "app_user_merged_into_index" on "app_user" ("merged_into_id");
`)
  }
}
