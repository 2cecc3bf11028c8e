import { Migration } from '@mikro-orm/migrations'

/** Files of industrial contacts; drafts that are thrown away. */
export class ImportContacts extends Migration {
  override up(): void {
    this.addSql(`
alter table "import" add column "hosts" jsonb not null default '{}';
alter table "import" alter column "hosts" drop default;
alter table "import" drop constraint "import_kind_check";
alter table "import" add constraint "import_kind_check" check ("kind" in ('students', 'universitySupervisors', 'industrialContacts'));
alter table "import" drop constraint "import_status_check";
alter table "import" add constraint "import_status_check" check ("status" in ('DRAFT', 'COMMITTED', 'ROLLED_BACK', 'DISCARDED'));
`)
  }
}
