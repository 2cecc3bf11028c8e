import { Migration } from '@mikro-orm/migrations'

/** A file of people may come from whoever runs the server, who is nobody here. */
export class ImportsByTheServer extends Migration {
  override up(): void {
    this.addSql('alter table "import" alter column "created_by_id" drop not null;')
  }
}
