import { Migration } from '@mikro-orm/migrations'

/** The record of one institution, newest first. */
export class Audit extends Migration {
  override up(): void {
    this.addSql(`
create index "domain_event_institution_index" on "domain_event" ("institution_id", "occurred_at", "id");
create index "domain_event_actor_index" on "domain_event" ("actor_id", "occurred_at", "id");
`)
  }
}
