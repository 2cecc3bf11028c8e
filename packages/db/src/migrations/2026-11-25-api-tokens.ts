import { Migration } from '@mikro-orm/migrations'

/** Personal access tokens and keys of institutions; the record says by which of them something was done. */
export class ApiTokens extends Migration {
  override up(): void {
    this.addSql(`
create table "api_token" (
  "id" uuid not null,
  "kind" text not null,
  "user_id" uuid null,
  "institution_id" uuid null,
  "name" text not null,
  "scopes" text[] not null,
  "digest" text not null,
  "salt" text not null,
  "created_by_id" uuid not null,
  "created_at" timestamptz not null,
  "expires_on" date not null,
  "expires_at" timestamptz not null,
  "last_used_at" timestamptz null,
  "revoked_at" timestamptz null,
  primary key ("id")
);
alter table "api_token" add constraint "api_token_kind_check" check ("kind" in ('personal', 'institution'));
alter table "api_token" add constraint "api_token_owner_check" check ((kind = 'personal') = (user_id is not null) and (kind = 'institution') = (institution_id is not null));
alter table "api_token" add constraint "api_token_digest_unique" unique ("digest");
alter table "api_token" add constraint "api_token_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;
alter table "api_token" add constraint "api_token_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "api_token" add constraint "api_token_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on delete restrict;
create index "api_token_user_index" on "api_token" ("user_id");
create index "api_token_institution_index" on "api_token" ("institution_id");
create index "api_token_created_by_id_index" on "api_token" ("created_by_id");
alter table "domain_event" add column "token_id" uuid null;
create index "domain_event_token_index" on "domain_event" ("token_id", "occurred_at", "id") where token_id is not null;
alter table "domain_event" drop constraint "domain_event_actor_kind_check";
alter table "domain_event" add constraint "domain_event_actor_kind_check" check ("actor_kind" in ('user', 'link', 'key', 'system'));
`)
  }
}
