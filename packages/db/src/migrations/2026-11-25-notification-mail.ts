import { Migration } from '@mikro-orm/migrations'

/** Notifications by mail: when each is due, what people want, and addresses that bounced. */
export class NotificationMail extends Migration {
  override up(): void {
    this.addSql(`
alter table "notification" add column "mail_due_at" timestamptz null, add column "mailed_at" timestamptz null;
create index "notification_mail_due_index" on "notification" ("mail_due_at", "user_id") where mailed_at is null and mail_due_at is not null;
alter table "mail" add column "mixed" boolean not null default false;
create index "mail_institution_index" on "mail" ("institution_id", "created_at", "id");
create table "bounced_address" (
  "address_key" text not null,
  "reason" text not null,
  "bounced_at" timestamptz not null,
  primary key ("address_key")
);
create table "mail_preference" (
  "user_id" uuid not null,
  "rhythm" text not null,
  "quiet_from" smallint null,
  "quiet_to" smallint null,
  "ways" jsonb not null,
  primary key ("user_id")
);
alter table "mail_preference" add constraint "mail_preference_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on update cascade on delete cascade;
alter table "mail_preference" add constraint "mail_preference_rhythm_check" check ("rhythm" in ('daily', 'weekly', 'off'));
alter table "mail_preference" add constraint "mail_preference_quiet_check" check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to);
create index "mail_queued_index" on "mail" ("created_at", "id") where state = 'QUEUED';
`)
  }
}
