import { Migration } from '@mikro-orm/migrations'

/** Comments on logs, announcements and whom they reached, and the addresses of calendar feeds. */
export class Talk extends Migration {
  override up(): void {
    this.addSql(`
create table "log_comment" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "log_id" uuid not null,
  "author_id" uuid not null,
  "author_role" text not null,
  "body" text null,
  "created_at" timestamptz not null,
  "withdrawn_at" timestamptz null,
  primary key ("id")
);
create index "log_comment_log_index" on "log_comment" ("log_id", "created_at", "id");
alter table "log_comment" add constraint "log_comment_withdrawn_check" check ((body is null) = (withdrawn_at is not null));
alter table "log_comment" add constraint "log_comment_author_role_check" check ("author_role" in ('student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'));
create table "announcement" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "cohort_id" uuid null,
  "roles" text[] not null,
  "title" text not null,
  "body" text not null,
  "published_at" timestamptz not null,
  "published_by_id" uuid not null,
  "retracted_at" timestamptz null,
  "retracted_by_id" uuid null,
  primary key ("id")
);
alter table "announcement" add constraint "announcement_institution_id_unique" unique ("institution_id", "id");
create index "announcement_institution_index" on "announcement" ("institution_id", "published_at", "id");
alter table "announcement" add constraint "announcement_roles_check" check (cardinality(roles) > 0 and roles <@ array['student', 'industrialSupervisor', 'universitySupervisor']);
alter table "announcement" add constraint "announcement_retracted_check" check ((retracted_at is null) = (retracted_by_id is null));
create table "announcement_recipient" (
  "announcement_id" uuid not null,
  "user_id" uuid not null,
  "institution_id" uuid not null,
  "role" text not null,
  primary key ("announcement_id", "user_id")
);
create index "announcement_recipient_user_index" on "announcement_recipient" ("user_id");
alter table "announcement_recipient" add constraint "announcement_recipient_role_check" check ("role" in ('student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'));
create table "calendar_feed" (
  "id" text not null,
  "user_id" uuid not null,
  "created_at" timestamptz not null,
  "last_fetched_at" timestamptz null,
  primary key ("id")
);
alter table "calendar_feed" add constraint "calendar_feed_user_unique" unique ("user_id");
alter table "log_comment" add constraint "log_comment_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "log_comment" add constraint "log_comment_log_id_foreign" foreign key ("log_id") references "log_entry" ("id") on delete restrict;
alter table "log_comment" add constraint "log_comment_author_id_foreign" foreign key ("author_id") references "app_user" ("id") on delete restrict;
alter table "log_comment" add constraint "log_comment_log_entry_same_institution" foreign key (institution_id, log_id) references "log_entry" (institution_id, id);
alter table "announcement" add constraint "announcement_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "announcement" add constraint "announcement_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id") on delete restrict;
alter table "announcement" add constraint "announcement_published_by_id_foreign" foreign key ("published_by_id") references "app_user" ("id") on delete restrict;
alter table "announcement" add constraint "announcement_retracted_by_id_foreign" foreign key ("retracted_by_id") references "app_user" ("id") on delete restrict;
alter table "announcement" add constraint "announcement_cohort_same_institution" foreign key (institution_id, cohort_id) references "cohort" (institution_id, id);
alter table "announcement_recipient" add constraint "announcement_recipient_announcement_id_foreign" foreign key ("announcement_id") references "announcement" ("id") on update cascade on delete restrict;
alter table "announcement_recipient" add constraint "announcement_recipient_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on update cascade on delete restrict;
alter table "announcement_recipient" add constraint "announcement_recipient_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "announcement_recipient" add constraint "announcement_recipient_announcement_same_institution" foreign key (institution_id, announcement_id) references "announcement" (institution_id, id);
alter table "calendar_feed" add constraint "calendar_feed_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;
`)
  }
}
