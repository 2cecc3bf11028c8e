import { Migration } from '@mikro-orm/migrations'

/** What people are found by: parts of names, addresses and registration numbers. */
export class PeopleSearch extends Migration {
  override up(): void {
    this.addSql(`
create index "app_user_search_index" on "app_user" using gin (lower(name || ' ' || email) gin_trgm_ops);
create index "app_user_name_trigram_index" on "app_user" using gin (lower(name) gin_trgm_ops);
create index "app_user_name_index" on "app_user" ("name", "id");
create index "student_profile_number_search_index" on "student_profile" using gin (lower(registration_number) gin_trgm_ops);
`)
  }
}
