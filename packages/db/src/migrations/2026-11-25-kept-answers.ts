import { Migration } from '@mikro-orm/migrations'

/** Answers by Idempotency-Key. */
export class KeptAnswers extends Migration {
  override up(): void {
    this.addSql(`
create table "kept_answer" (
  "id" text not null,
  "digest" text not null,
  "answer" bytea null,
  "started_at" timestamptz not null,
  primary key ("id")
);
create index "kept_answer_started_index" on "kept_answer" ("started_at");
`)
  }
}
