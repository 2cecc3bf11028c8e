import { Migration } from '@mikro-orm/migrations'

/** Departments, holidays, who is in a season whether placed or not, and a season's deadlines. */
export class Structure extends Migration {
  override up(): void {
    this.addSql(`
create table "holiday" ("id" uuid not null, "institution_id" uuid not null, "day" date not null, "name" text not null, "created_at" timestamptz not null, primary key ("id"));
alter table "holiday" add constraint "holiday_day_unique" unique ("institution_id", "day");
create table "department" ("id" uuid not null, "institution_id" uuid not null, "code" text not null, "name" text not null, "created_at" timestamptz not null, primary key ("id"));
alter table "department" add constraint "department_code_unique" unique ("institution_id", "code");
alter table "department" add constraint "department_institution_id_unique" unique ("institution_id", "id");
create table "enrolment" ("id" uuid not null, "institution_id" uuid not null, "cohort_id" uuid not null, "student_id" uuid not null, "created_at" timestamptz not null, "ended_at" timestamptz null, primary key ("id"));
create index "enrolment_student_index" on "enrolment" ("student_id");
alter table "enrolment" add constraint "enrolment_student_unique" unique ("cohort_id", "student_id");
alter table "institution" add "short_name" text not null default '', add "application_limit" int not null default 5;
alter table "programme" add "department_id" uuid null;
alter table "programme" add constraint "programme_department_id_foreign" foreign key ("department_id") references "department" ("id") on delete restrict;
alter table "cohort" add "required_minutes" int null, add "verify_within_days" int null, add "validate_within_days" int null, add "applications_close_on" date null, add "cloned_from_id" uuid null;
alter table "cohort" add constraint "cohort_required_minutes_check" check (required_minutes >= 0);
alter table "holiday" add constraint "holiday_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "department" add constraint "department_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "enrolment" add constraint "enrolment_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "enrolment" add constraint "enrolment_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id") on delete restrict;
alter table "enrolment" add constraint "enrolment_student_id_foreign" foreign key ("student_id") references "app_user" ("id") on delete restrict;
alter table "programme" add constraint "programme_department_same_institution" foreign key (institution_id, department_id) references "department" (institution_id, id);
alter table "cohort" add constraint "cohort_cloned_from_same_institution" foreign key (institution_id, cloned_from_id) references "cohort" (institution_id, id);
alter table "enrolment" add constraint "enrolment_cohort_same_institution" foreign key (institution_id, cohort_id) references "cohort" (institution_id, id);
alter table "enrolment" add constraint "enrolment_student_same_institution" foreign key (institution_id, student_id) references "student_profile" (institution_id, user_id);
insert into "enrolment" (id, institution_id, cohort_id, student_id, created_at)
select gen_random_uuid(), institution_id, cohort_id, student_id, min(created_at) from placement group by institution_id, cohort_id, student_id;
`)
  }
}
