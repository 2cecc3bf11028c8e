import { Migration } from '@mikro-orm/migrations'

/** Totals of logs, made of the events: what a dashboard reads however many logs there are. */
export class Dashboard extends Migration {
  override up(): void {
    this.addSql(`
create table "log_standing" (
  "log_id" uuid not null,
  "cohort_id" uuid not null,
  "week" date not null,
  "status" text not null,
  "since" timestamptz not null,
  primary key ("log_id")
);
create index "log_standing_status_index" on "log_standing" ("cohort_id", "status", "since");
create table "log_week_total" (
  "cohort_id" uuid not null,
  "week" date not null,
  "status" text not null,
  "logs" int not null,
  primary key ("cohort_id", "week", "status")
);
create table "log_wait_total" (
  "cohort_id" uuid not null,
  "status" text not null,
  "since_on" date not null,
  "logs" int not null,
  primary key ("cohort_id", "status", "since_on")
);
`)
  }
}
