import { Migration } from '@mikro-orm/migrations'

/** What is said of a week as a whole, and days on which nobody is expected. */
export class WeeksAndLeave extends Migration {
  override up(): void {
    this.addSql(`
create table "week" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "placement_id" uuid not null,
  "starts_on" date not null,
  "status" text not null,
  "version" int not null,
  "summary" text null,
  "summary_at" timestamptz null,
  "revision" int not null,
  "signed_at" timestamptz null,
  "signed_by_id" uuid null,
  "comment" text null,
  "covered_logs" jsonb null,
  "covered_minutes" int null,
  primary key ("id")
);
alter table "week" add constraint "week_placement_week_unique" unique ("placement_id", "starts_on");
alter table "week" add constraint "week_status_check" check ("status" in ('OPEN', 'SIGNED'));
alter table "week" add constraint "week_monday_check" check (extract(isodow from starts_on) = 1);
alter table "week" add constraint "week_signed_check" check ((status = 'SIGNED') = (signed_at is not null) and (status = 'SIGNED') = (covered_logs is not null) and (status = 'SIGNED') = (covered_minutes is not null));
alter table "week" add constraint "week_summary_check" check ((summary is null) = (revision = 0) and (summary is null) = (summary_at is null));
create table "leave_request" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "placement_id" uuid not null,
  "kind" text not null,
  "status" text not null,
  "from_on" date not null,
  "to_on" date not null,
  "note" text not null,
  "version" int not null,
  "asked_at" timestamptz not null,
  "decided_at" timestamptz null,
  "decided_by_id" uuid null,
  "declined_for" text null,
  primary key ("id")
);
create index "leave_request_placement_index" on "leave_request" ("placement_id", "from_on", "id");
create index "leave_request_asked_index" on "leave_request" ("placement_id", "from_on", "id") where status = 'ASKED';
alter table "leave_request" add constraint "leave_request_kind_check" check ("kind" in ('SICK', 'PERSONAL', 'HOLIDAY', 'REST', 'OTHER'));
alter table "leave_request" add constraint "leave_request_status_check" check ("status" in ('ASKED', 'GRANTED', 'DECLINED', 'WITHDRAWN'));
alter table "leave_request" add constraint "leave_request_dates_check" check (from_on <= to_on);
alter table "leave_request" add constraint "leave_request_declined_check" check ((status = 'DECLINED') = (declined_for is not null));
alter table "leave_request" add constraint "leave_request_decided_check" check (status = 'ASKED' or status = 'WITHDRAWN' or decided_at is not null);
alter table "week" add constraint "week_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "week" add constraint "week_placement_id_foreign" foreign key ("placement_id") references "placement" ("id") on delete restrict;
alter table "week" add constraint "week_signed_by_id_foreign" foreign key ("signed_by_id") references "app_user" ("id") on delete restrict;
alter table "week" add constraint "week_placement_same_institution" foreign key (institution_id, placement_id) references "placement" (institution_id, id);
alter table "leave_request" add constraint "leave_request_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "leave_request" add constraint "leave_request_placement_id_foreign" foreign key ("placement_id") references "placement" ("id") on delete restrict;
alter table "leave_request" add constraint "leave_request_decided_by_id_foreign" foreign key ("decided_by_id") references "app_user" ("id") on delete restrict;
alter table "leave_request" add constraint "leave_request_placement_same_institution" foreign key (institution_id, placement_id) references "placement" (institution_id, id);
`)
  }
}
