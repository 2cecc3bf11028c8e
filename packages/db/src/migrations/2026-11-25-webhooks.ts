import { Migration } from '@mikro-orm/migrations'

/** Endpoints that are told what happens, and what was sent to them. */
export class Webhooks extends Migration {
  override up(): void {
    this.addSql(`
create table "webhook_endpoint" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "name" text not null,
  "url" text not null,
  "types" text[] not null,
  "state" text not null,
  "off_reason" text null,
  "secret" text not null,
  "previous_secret" text null,
  "previous_until" timestamptz null,
  "failing_since" timestamptz null,
  "rest_until" timestamptz null,
  "last_delivered_at" timestamptz null,
  "version" int not null default 1,
  "created_at" timestamptz not null,
  primary key ("id")
);
alter table "webhook_endpoint" add constraint "webhook_endpoint_institution_id_unique" unique ("institution_id", "id");
alter table "webhook_endpoint" add constraint "webhook_endpoint_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "webhook_endpoint" add constraint "webhook_endpoint_state_check" check ("state" in ('ACTIVE', 'PAUSED', 'OFF'));
alter table "webhook_endpoint" add constraint "webhook_endpoint_off_reason_check" check ("off_reason" in ('GONE', 'FAILING'));
alter table "webhook_endpoint" add constraint "webhook_endpoint_off_check" check ((state = 'OFF') = (off_reason is not null));
alter table "webhook_endpoint" add constraint "webhook_endpoint_previous_check" check ((previous_secret is null) = (previous_until is null));
create table "webhook_delivery" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "endpoint_id" uuid not null,
  "type" text not null,
  "body" text not null,
  "seq" bigint not null,
  "state" text not null,
  "tries" int not null default 0,
  "next_try_at" timestamptz null,
  "tried_at" timestamptz null,
  "fault" text null,
  "detail" text null,
  "status" int null,
  "answer" text null,
  "duration_ms" int null,
  "occurred_at" timestamptz not null,
  primary key ("id")
);
create index "webhook_delivery_endpoint_index" on "webhook_delivery" ("endpoint_id", "occurred_at", "id");
create index "webhook_delivery_occurred_index" on "webhook_delivery" ("occurred_at");
create index "webhook_delivery_waiting_index" on "webhook_delivery" ("endpoint_id", "seq", "id") where state = 'WAITING';
create index "webhook_delivery_failed_index" on "webhook_delivery" ("endpoint_id", "occurred_at") where state = 'FAILED';
alter table "webhook_delivery" add constraint "webhook_delivery_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "webhook_delivery" add constraint "webhook_delivery_endpoint_id_foreign" foreign key ("endpoint_id") references "webhook_endpoint" ("id") on delete cascade;
alter table "webhook_delivery" add constraint "webhook_delivery_endpoint_same_institution" foreign key (institution_id, endpoint_id) references "webhook_endpoint" (institution_id, id) on delete cascade;
alter table "webhook_delivery" add constraint "webhook_delivery_state_check" check ("state" in ('WAITING', 'DELIVERED', 'FAILED'));
alter table "webhook_delivery" add constraint "webhook_delivery_fault_check" check ("fault" in ('STATUS', 'REDIRECT', 'TIMEOUT', 'NAME', 'ADDRESS', 'INSECURE', 'TLS', 'CONNECTION', 'SECRET'));
alter table "webhook_delivery" add constraint "webhook_delivery_waiting_check" check ((state = 'WAITING') = (next_try_at is not null));
`)
  }
}
