import { Migration } from '@mikro-orm/migrations'

/** Which bytes a file was, how many it brought, and since when nothing is left of what it held. */
export class ImportKeeping extends Migration {
  override up(): void {
    this.addSql(`
alter table "import" add column "digest" text null;
alter table "import" add column "taken" int null;
alter table "import" add column "emptied_at" timestamptz null;
update "import" set "digest" = encode(sha256("content"), 'hex') where "content" is not null;
update "import" set "taken" = (select count(*) from "import_row" where "import_id" = "import"."id" and not "dropped")
  where "status" in ('COMMITTED', 'ROLLED_BACK');
`)
  }
}
