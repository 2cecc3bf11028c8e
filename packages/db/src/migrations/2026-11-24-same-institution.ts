import { Migration } from '@mikro-orm/migrations'

/** Composite foreign keys: what belongs to an institution points only at things of the same institution. */
export class SameInstitution extends Migration {
  override up(): void {
    this.addSql(
      SAME_INSTITUTION.map(
        ({ table, columns, target, targetColumns }) =>
          `alter table "${table}" add constraint "${table}_${target}_same_institution" foreign key (${columns}) references "${target}" (${targetColumns});`,
      ).join('\n'),
    )
  }
}

const ids = 'institution_id, id'
const SAME_INSTITUTION = [
  { table: 'cohort', columns: 'institution_id, programme_id', target: 'programme', targetColumns: ids },
  { table: 'student_profile', columns: 'institution_id, programme_id', target: 'programme', targetColumns: ids },
  { table: 'placement', columns: 'institution_id, cohort_id', target: 'cohort', targetColumns: ids },
  { table: 'placement', columns: 'institution_id, student_id', target: 'student_profile', targetColumns: 'institution_id, user_id' },
  { table: 'placement', columns: 'organisation_id, site_id', target: 'site', targetColumns: 'organisation_id, id' },
  { table: 'arrival_note', columns: 'institution_id, placement_id', target: 'placement', targetColumns: ids },
  { table: 'log_entry', columns: 'institution_id, placement_id', target: 'placement', targetColumns: ids },
  { table: 'attachment', columns: 'institution_id, log_id', target: 'log_entry', targetColumns: ids },
]
