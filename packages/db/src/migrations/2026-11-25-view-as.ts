import { Migration } from '@mikro-orm/migrations'

/** A browser's session may stand for somebody else for a while: a coordinator who looks at their pages. */
export class ViewAs extends Migration {
  override up(): void {
    this.addSql(`
alter table "session" add column "viewing_as_id" uuid null, add column "viewing_until" timestamptz null;
alter table "session" add constraint "session_viewing_as_id_foreign" foreign key ("viewing_as_id") references "app_user" ("id") on delete set null;
alter table "session" add constraint "session_viewing_check" check (viewing_as_id is null or (viewing_until is not null and kind = 'browser' and viewing_as_id <> user_id));
create index "session_viewing_as_index" on "session" ("viewing_as_id");
`)
  }
}
