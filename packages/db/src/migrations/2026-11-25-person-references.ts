import { Migration } from '@mikro-orm/migrations'

/** What points to a person is found by an index: else taking one person out reads each of these tables as a whole. */
export class PersonReferences extends Migration {
  override up(): void {
    for (const [table, column] of [
      ['student_profile', 'user_id'],
      ['log_entry', 'returned_by_id'],
      ['log_entry', 'verified_by_id'],
      ['log_entry', 'validated_by_id'],
      ['log_entry', 'flagged_by_id'],
      ['log_entry', 'voided_by_id'],
      ['log_entry', 'last_event_by_id'],
      ['log_comment', 'author_id'],
      ['arrival_note', 'confirmed_by_id'],
      ['week', 'signed_by_id'],
      ['leave_request', 'decided_by_id'],
      ['announcement', 'published_by_id'],
      ['announcement', 'retracted_by_id'],
      ['contact', 'checked_by_id'],
      ['checklist_answer', 'decided_by_id'],
      ['vacancy', 'created_by_id'],
      ['import', 'created_by_id'],
    ])
      this.addSql(`create index "${table}_${column}_index" on "${table}" ("${column}");`)
  }
}
