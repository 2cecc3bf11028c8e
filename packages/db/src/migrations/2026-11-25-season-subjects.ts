import { Migration } from '@mikro-orm/migrations'

/** Events about seasons, hosts, vacancies and applications. */
export class SeasonSubjects extends Migration {
  override up(): void {
    this.addSql(`
alter table "domain_event" drop constraint "domain_event_subject_type_check";
alter table "domain_event" add constraint "domain_event_subject_type_check" check ("subject_type" in ('log', 'arrivalNote', 'placement', 'user', 'week', 'leave', 'announcement', 'institution', 'cohort', 'organisation', 'vacancy', 'application'));
`)
  }
}
