import { Migration } from '@mikro-orm/migrations'

/** Vacancies with their search, applications with their papers, and placements that come of an accepted offer. */
export class Vacancies extends Migration {
  override up(): void {
    this.addSql(WORDS)
    this.addSql(`
create table "vacancy" ("id" uuid not null, "institution_id" uuid not null, "cohort_id" uuid not null, "organisation_id" uuid not null, "site_id" uuid not null, "contact_id" uuid null, "status" text not null, "title" text not null, "description" text not null, "skills" text[] not null default '{}', "organisation_name" text not null, "slots" int not null, "taken" int not null default 0, "held" int not null default 0, "starts_on" date not null, "ends_on" date not null, "apply_by" date not null, "version" int not null default 1, "created_by_id" uuid null, "created_at" timestamptz not null, "published_at" timestamptz null, "search" tsvector generated always as (vacancy_words(title, organisation_name, skills, description)) stored, primary key ("id"));
create index "vacancy_search_index" on "vacancy" using gin ("search");
create index "vacancy_published_index" on "vacancy" ("cohort_id", "published_at" desc, "id" desc) where status = 'PUBLISHED';
create index "vacancy_institution_index" on "vacancy" ("institution_id", "created_at", "id");
create index "vacancy_organisation_index" on "vacancy" ("organisation_id", "created_at", "id");
alter table "vacancy" add constraint "vacancy_institution_id_unique" unique ("institution_id", "id");
alter table "vacancy" add constraint "vacancy_status_check" check ("status" in ('DRAFT', 'PUBLISHED', 'CLOSED', 'DISCARDED'));
alter table "vacancy" add constraint "vacancy_dates_check" check (starts_on <= ends_on);
alter table "vacancy" add constraint "vacancy_slots_check" check (slots >= 1 and taken >= 0 and held >= 0 and taken + held <= slots);
alter table "vacancy" add constraint "vacancy_published_check" check ((status in ('PUBLISHED', 'CLOSED')) = (published_at is not null));
alter table "vacancy" add constraint "vacancy_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "vacancy" add constraint "vacancy_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id") on delete restrict;
alter table "vacancy" add constraint "vacancy_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;
alter table "vacancy" add constraint "vacancy_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete restrict;
alter table "vacancy" add constraint "vacancy_contact_id_foreign" foreign key ("contact_id") references "contact" ("id") on delete restrict;
alter table "vacancy" add constraint "vacancy_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on delete restrict;
alter table "vacancy" add constraint "vacancy_cohort_same_institution" foreign key (institution_id, cohort_id) references "cohort" (institution_id, id);
alter table "vacancy" add constraint "vacancy_contact_same_institution" foreign key (institution_id, contact_id) references "contact" (institution_id, id);
-- A site that goes over to another organisation takes its vacancies along.
alter table "vacancy" add constraint "vacancy_site_same_institution" foreign key (organisation_id, site_id) references "site" (organisation_id, id) on update cascade;

create table "saved_vacancy" ("student_id" uuid not null, "vacancy_id" uuid not null, "created_at" timestamptz not null, primary key ("student_id", "vacancy_id"));
create index "saved_vacancy_vacancy_index" on "saved_vacancy" ("vacancy_id");
alter table "saved_vacancy" add constraint "saved_vacancy_student_id_foreign" foreign key ("student_id") references "app_user" ("id") on update cascade on delete restrict;
alter table "saved_vacancy" add constraint "saved_vacancy_vacancy_id_foreign" foreign key ("vacancy_id") references "vacancy" ("id") on update cascade on delete restrict;

alter table "attachment" add "document_of_id" uuid null;
create index "attachment_document_of_index" on "attachment" ("document_of_id");
alter table "attachment" add constraint "attachment_institution_id_unique" unique ("institution_id", "id");
alter table "attachment" add constraint "attachment_document_of_id_foreign" foreign key ("document_of_id") references "app_user" ("id") on delete restrict;
alter table "attachment" add constraint "attachment_document_of_same_institution" foreign key (institution_id, document_of_id) references "student_profile" (institution_id, user_id);
alter table "attachment" drop constraint "attachment_one_home_check";
alter table "attachment" add constraint "attachment_one_home_check" check (num_nonnulls(log_id, arrival_note_id, agreement_id, checklist_answer_id, document_of_id) = num_nonnulls(institution_id));

create table "application" ("id" uuid not null, "institution_id" uuid not null, "cohort_id" uuid not null, "vacancy_id" uuid not null, "student_id" uuid not null, "status" text not null, "rank" int not null, "letter" text not null default '', "cv_id" uuid null, "letter_file_id" uuid null, "answer_by" date null, "submitted_at" timestamptz not null, "moved_at" timestamptz not null, "remark_event_id" uuid null, primary key ("id"));
create unique index "application_one_live" on "application" ("vacancy_id", "student_id") where status in ('SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED', 'ACCEPTED');
create index "application_student_index" on "application" ("student_id", "cohort_id");
create index "application_vacancy_index" on "application" ("vacancy_id", "submitted_at", "id");
create index "application_cv_index" on "application" ("cv_id");
create index "application_letter_file_index" on "application" ("letter_file_id");
create index "application_offered_index" on "application" ("answer_by") where status = 'OFFERED';
alter table "application" add constraint "application_institution_id_unique" unique ("institution_id", "id");
alter table "application" add constraint "application_status_check" check ("status" in ('SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'));
alter table "application" add constraint "application_answer_by_check" check (status <> 'OFFERED' or answer_by is not null);
alter table "application" add constraint "application_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "application" add constraint "application_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id") on delete restrict;
alter table "application" add constraint "application_vacancy_id_foreign" foreign key ("vacancy_id") references "vacancy" ("id") on delete restrict;
alter table "application" add constraint "application_student_id_foreign" foreign key ("student_id") references "app_user" ("id") on delete restrict;
alter table "application" add constraint "application_cv_id_foreign" foreign key ("cv_id") references "attachment" ("id") on delete restrict;
alter table "application" add constraint "application_letter_file_id_foreign" foreign key ("letter_file_id") references "attachment" ("id") on delete restrict;
alter table "application" add constraint "application_cohort_same_institution" foreign key (institution_id, cohort_id) references "cohort" (institution_id, id);
alter table "application" add constraint "application_vacancy_same_institution" foreign key (institution_id, vacancy_id) references "vacancy" (institution_id, id);
alter table "application" add constraint "application_student_same_institution" foreign key (institution_id, student_id) references "student_profile" (institution_id, user_id);
alter table "application" add constraint "application_cv_same_institution" foreign key (institution_id, cv_id) references "attachment" (institution_id, id);
alter table "application" add constraint "application_letter_file_same_institution" foreign key (institution_id, letter_file_id) references "attachment" (institution_id, id);

alter table "placement" add "source" text not null default 'ASSIGNED', add "application_id" uuid null;
alter table "placement" add constraint "placement_source_check" check ("source" in ('ASSIGNED', 'OFFER'));
alter table "placement" add constraint "placement_source_application_check" check ((source = 'OFFER') = (application_id is not null));
alter table "placement" add constraint "placement_application_unique" unique ("application_id");
alter table "placement" add constraint "placement_application_same_institution" foreign key (institution_id, application_id) references "application" (institution_id, id);
`)
  }
}

/** Immutable, so that a column can be generated by it. 'simple' takes the words of every language as they stand. */
const WORDS = `
-- What the parser would keep together as an address or a file's name ("node.js", "AC/DC") is words of its own here.
create function vacancy_words(title text, organisation_name text, skills text[], description text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('pg_catalog.simple', translate(concat_ws(' ', title, organisation_name, array_to_string(skills, ' '), description), '.,/\\-_@:+#&=?~%', '               '))
$$;
`
