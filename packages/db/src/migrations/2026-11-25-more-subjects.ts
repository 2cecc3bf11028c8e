import { Migration } from '@mikro-orm/migrations'

/** Events about weeks, leave, announcements and institutions. */
export class MoreSubjects extends Migration {
  override up(): void {
    this.addSql(`
alter table "domain_event" drop constraint "domain_event_subject_type_check";
alter table "domain_event" add constraint "domain_event_subject_type_check" check ("subject_type" in ('log', 'arrivalNote', 'placement', 'user', 'week', 'leave', 'announcement', 'institution'));
`)
  }
}
