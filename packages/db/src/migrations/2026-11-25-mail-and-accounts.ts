import { Migration } from '@mikro-orm/migrations'

/** Mails, links to a new password, and when a session was last used. */
export class MailAndAccounts extends Migration {
  override up(): void {
    this.addSql(`
create table "mail" (
  "id" uuid not null,
  "institution_id" uuid null,
  "user_id" uuid not null,
  "address" text not null,
  "language" text not null,
  "kind" text not null,
  "subject" text not null,
  "text" text not null,
  "html" text not null,
  "secret" boolean not null default false,
  "state" text not null,
  "attempts" int not null default 0,
  "last_error" text null,
  "message_id" text null,
  "created_at" timestamptz not null,
  "claimed_at" timestamptz null,
  "sent_at" timestamptz null,
  primary key ("id")
);
create index "mail_user_index" on "mail" ("user_id");
create index "mail_created_index" on "mail" ("created_at");
alter table "mail" add constraint "mail_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "mail" add constraint "mail_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;
alter table "mail" add constraint "mail_language_check" check ("language" in ('en', 'sw'));
alter table "mail" add constraint "mail_state_check" check ("state" in ('QUEUED', 'SENT', 'BOUNCED', 'FAILED', 'KEPT'));
alter table "mail" add constraint "mail_sent_check" check ((state = 'SENT') = (sent_at is not null));
create table "password_reset" (
  "id" text not null,
  "user_id" uuid not null,
  "created_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "used_at" timestamptz null,
  "superseded_at" timestamptz null,
  primary key ("id")
);
create index "password_reset_user_index" on "password_reset" ("user_id");
create index "password_reset_created_index" on "password_reset" ("created_at");
alter table "password_reset" add constraint "password_reset_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;
alter table "session" add column "last_used_at" timestamptz null;
update "session" set "last_used_at" = "created_at";
alter table "session" alter column "last_used_at" set not null;
`)
  }
}
