import { Migration } from '@mikro-orm/migrations'

/** Every table of the first version, as the entities describe them. */
export class InitialSchema extends Migration {
  override up(): void {
    this.addSql(`
create table "domain_event" (
  "id" uuid not null,
  "institution_id" uuid null,
  "kind" text not null,
  "format" smallint not null default 1,
  "subject_type" text not null,
  "subject_id" uuid not null,
  "actor_kind" text not null,
  "actor_id" uuid null,
  "actor_role" text null,
  "from_status" text null,
  "to_status" text null,
  "revision" int null,
  "data" jsonb not null,
  "content_digest" text null,
  "request_id" uuid null,
  "occurred_at" timestamptz not null,
  primary key ("id")
);
alter table "domain_event" add constraint "domain_event_request_id_unique" unique ("request_id");
create index "domain_event_subject_index" on "domain_event" ("subject_id", "id");
alter table "domain_event" add constraint "domain_event_subject_type_check" check ("subject_type" in ('log', 'arrivalNote', 'placement', 'user'));
alter table "domain_event" add constraint "domain_event_actor_kind_check" check ("actor_kind" in ('user', 'link', 'system'));
create table "event_content" (
  "event_id" uuid not null,
  "salt" text not null,
  "comment" text not null,
  primary key ("event_id")
);
create table "event_pending" (
  "id" bigserial primary key,
  "event_id" uuid not null
);
alter table "event_pending" add constraint "event_pending_event_unique" unique ("event_id");
create table "event_position" (
  "seq" bigint not null,
  "event_id" uuid not null,
  primary key ("seq")
);
alter table "event_position" add constraint "event_position_event_unique" unique ("event_id");
create table "institution" (
  "id" uuid not null,
  "name" text not null,
  "time_zone" text not null,
  "language" text not null default 'en',
  "created_at" timestamptz not null,
  primary key ("id")
);
alter table "institution" add constraint "institution_language_check" check ("language" in ('en', 'sw'));
create table "login_failure" (
  "key" varchar(255) not null,
  "points" int not null default 0,
  "expire" bigint null,
  primary key ("key")
);
create table "organisation" (
  "id" uuid not null,
  "name" text not null,
  "created_at" timestamptz not null,
  primary key ("id")
);
create table "programme" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "code" text not null,
  "name" text not null,
  "created_at" timestamptz not null,
  primary key ("id")
);
alter table "programme" add constraint "programme_code_unique" unique ("institution_id", "code");
alter table "programme" add constraint "programme_institution_id_unique" unique ("institution_id", "id");
create table "cohort" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "programme_id" uuid null,
  "name" text not null,
  "starts_on" date not null,
  "ends_on" date not null,
  "required_days" int not null,
  "working_days" smallint[] not null,
  "log_window_days" int null,
  "created_at" timestamptz not null,
  primary key ("id")
);
alter table "cohort" add constraint "cohort_institution_id_unique" unique ("institution_id", "id");
alter table "cohort" add constraint "cohort_dates_check" check (starts_on <= ends_on);
alter table "cohort" add constraint "cohort_required_days_check" check (required_days >= 0);
create table "projection_cursor" (
  "name" text not null,
  "seq" bigint not null,
  "updated_at" timestamptz not null,
  primary key ("name")
);
create table "site" (
  "id" uuid not null,
  "organisation_id" uuid not null,
  "name" text not null,
  "address" text not null default '',
  "latitude" double precision null,
  "longitude" double precision null,
  "created_at" timestamptz not null,
  primary key ("id")
);
alter table "site" add constraint "site_organisation_id_unique" unique ("organisation_id", "id");
alter table "site" add constraint "site_coordinates_check" check ((latitude is null) = (longitude is null));
create table "app_user" (
  "id" uuid not null,
  "name" text not null,
  "email" text not null,
  "email_key" text not null,
  "password_hash" text null,
  "language" text not null default 'en',
  "state" text not null default 'ACTIVE',
  "created_at" timestamptz not null,
  primary key ("id")
);
alter table "app_user" add constraint "app_user_email_key_unique" unique ("email_key");
alter table "app_user" add constraint "app_user_language_check" check ("language" in ('en', 'sw'));
alter table "app_user" add constraint "app_user_state_check" check ("state" in ('ACTIVE', 'SUSPENDED'));
create table "student_profile" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "user_id" uuid not null,
  "programme_id" uuid not null,
  "registration_number" text not null,
  "created_at" timestamptz not null,
  primary key ("id")
);
alter table "student_profile" add constraint "student_profile_registration_unique" unique ("institution_id", "registration_number");
alter table "student_profile" add constraint "student_profile_user_unique" unique ("institution_id", "user_id");
create table "session" (
  "id" text not null,
  "user_id" uuid not null,
  "kind" text not null,
  "expires_at" timestamptz not null,
  "ends_at" timestamptz not null,
  "created_at" timestamptz not null,
  "user_agent" text not null default '',
  primary key ("id")
);
create index "session_user_index" on "session" ("user_id");
create index "session_expiry_index" on "session" ("expires_at");
alter table "session" add constraint "session_kind_check" check ("kind" in ('browser', 'api'));
create table "refresh_token" (
  "id" text not null,
  "session_id" text not null,
  "created_at" timestamptz not null,
  "used_at" timestamptz null,
  primary key ("id")
);
create index "refresh_token_session_index" on "refresh_token" ("session_id");
create table "placement" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "cohort_id" uuid not null,
  "student_id" uuid not null,
  "organisation_id" uuid not null,
  "site_id" uuid not null,
  "industrial_supervisor_id" uuid null,
  "university_supervisor_id" uuid null,
  "starts_on" date not null,
  "ends_on" date not null,
  "status" text not null,
  "created_at" timestamptz not null,
  primary key ("id")
);
create index "placement_student_index" on "placement" ("student_id");
create index "placement_industrial_supervisor_index" on "placement" ("industrial_supervisor_id");
create index "placement_university_supervisor_index" on "placement" ("university_supervisor_id");
alter table "placement" add constraint "placement_institution_id_unique" unique ("institution_id", "id");
alter table "placement" add constraint "placement_dates_check" check (starts_on <= ends_on);
alter table "placement" add constraint "placement_people_check" check (student_id is distinct from industrial_supervisor_id and student_id is distinct from university_supervisor_id);
alter table "placement" add constraint "placement_status_check" check ("status" in ('PROPOSED', 'CONFIRMED', 'ACTIVE', 'COMPLETED', 'ENDED_EARLY', 'CANCELLED'));
create table "notification" (
  "id" uuid not null,
  "user_id" uuid not null,
  "event_id" uuid not null,
  "kind" text not null,
  "subject_id" uuid not null,
  "data" jsonb not null,
  "occurred_at" timestamptz not null,
  "read_at" timestamptz null,
  primary key ("id")
);
create index "notification_user_index" on "notification" ("user_id", "occurred_at", "id");
create index "notification_unread_index" on "notification" ("user_id") where read_at is null;
alter table "notification" add constraint "notification_event_user_unique" unique ("event_id", "user_id");
create table "membership" (
  "id" uuid not null,
  "user_id" uuid not null,
  "role" text not null,
  "institution_id" uuid null,
  "organisation_id" uuid null,
  "since" timestamptz not null,
  "until" timestamptz null,
  primary key ("id")
);
create index "membership_user_index" on "membership" ("user_id");
create index "membership_institution_role_index" on "membership" ("institution_id", "role");
alter table "membership" add constraint "membership_place_check" check ((role = 'industrialSupervisor') = (organisation_id is not null) and (role = 'industrialSupervisor') = (institution_id is null));
alter table "membership" add constraint "membership_role_check" check ("role" in ('student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'));
create table "log_entry" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "placement_id" uuid not null,
  "log_date" date not null,
  "status" text not null,
  "revision" int not null,
  "version" int not null,
  "extra" boolean not null,
  "late" boolean not null,
  "submitted_at" timestamptz not null,
  "returned_at" timestamptz null,
  "returned_by_id" uuid null,
  "verified_at" timestamptz null,
  "verified_by_id" uuid null,
  "validated_at" timestamptz null,
  "validated_by_id" uuid null,
  "flagged_at" timestamptz null,
  "flagged_by_id" uuid null,
  "voided_at" timestamptz null,
  "voided_by_id" uuid null,
  "last_event" text not null,
  "last_event_at" timestamptz not null,
  "last_event_by_id" uuid null,
  "remark_event_id" uuid null,
  primary key ("id")
);
create index "log_entry_placement_index" on "log_entry" ("placement_id", "log_date", "id");
create index "log_entry_submitted_index" on "log_entry" ("placement_id", "log_date", "id") where status = 'SUBMITTED';
create index "log_entry_verified_index" on "log_entry" ("placement_id", "log_date", "id") where status = 'VERIFIED_INDUSTRY';
create index "log_entry_flagged_index" on "log_entry" ("institution_id", "log_date", "id") where status = 'FLAGGED';
create index "log_entry_institution_index" on "log_entry" ("institution_id", "log_date", "id");
alter table "log_entry" add constraint "log_entry_institution_id_unique" unique ("institution_id", "id");
create unique index "log_entry_one_live_a_date" on "log_entry" ("placement_id", "log_date") where status <> 'VOIDED';
alter table "log_entry" add constraint "log_entry_status_check" check (status in ('SUBMITTED', 'REVISION_REQUESTED', 'VERIFIED_INDUSTRY', 'VERIFIED_ACADEMIC', 'FLAGGED', 'VOIDED'));
alter table "log_entry" add constraint "log_entry_returned_stamp_check" check ((status = 'REVISION_REQUESTED') = (returned_at is not null));
alter table "log_entry" add constraint "log_entry_returned_by_check" check ((returned_at is null) = (returned_by_id is null));
alter table "log_entry" add constraint "log_entry_verified_stamp_check" check ((status in ('VERIFIED_INDUSTRY', 'VERIFIED_ACADEMIC', 'FLAGGED', 'VOIDED')) = (verified_at is not null));
alter table "log_entry" add constraint "log_entry_verified_by_check" check ((verified_at is null) = (verified_by_id is null));
alter table "log_entry" add constraint "log_entry_validated_stamp_check" check ((status = 'VERIFIED_ACADEMIC') = (validated_at is not null));
alter table "log_entry" add constraint "log_entry_validated_by_check" check ((validated_at is null) = (validated_by_id is null));
alter table "log_entry" add constraint "log_entry_flagged_stamp_check" check ((status in ('FLAGGED', 'VOIDED')) = (flagged_at is not null));
alter table "log_entry" add constraint "log_entry_flagged_by_check" check ((flagged_at is null) = (flagged_by_id is null));
alter table "log_entry" add constraint "log_entry_voided_stamp_check" check ((status = 'VOIDED') = (voided_at is not null));
alter table "log_entry" add constraint "log_entry_voided_by_check" check ((voided_at is null) = (voided_by_id is null));
create table "log_revision" (
  "log_id" uuid not null,
  "number" int not null,
  "content" text not null,
  "minutes" int null,
  "skills" text[] not null default '{}',
  "written_at" timestamptz null,
  "created_at" timestamptz not null,
  primary key ("log_id", "number")
);
alter table "log_revision" add constraint "log_revision_minutes_check" check (minutes >= 0 and minutes <= 1440);
create table "arrival_note" (
  "id" uuid not null,
  "institution_id" uuid not null,
  "placement_id" uuid not null,
  "status" text not null,
  "arrived_on" date not null,
  "note" text not null,
  "latitude" double precision null,
  "longitude" double precision null,
  "accuracy" double precision null,
  "revision" int not null default 1,
  "reported_at" timestamptz not null,
  "confirmed_at" timestamptz null,
  "confirmed_by_id" uuid null,
  "returned_for" text null,
  primary key ("id")
);
alter table "arrival_note" add constraint "arrival_note_placement_unique" unique ("placement_id");
alter table "arrival_note" add constraint "arrival_note_confirmed_check" check ((status = 'CONFIRMED') = (confirmed_at is not null));
alter table "arrival_note" add constraint "arrival_note_status_check" check ("status" in ('REPORTED', 'CONFIRMED', 'RETURNED'));
create table "attachment" (
  "id" uuid not null,
  "institution_id" uuid null,
  "uploaded_by_id" uuid not null,
  "log_id" uuid null,
  "arrival_note_id" uuid null,
  "added_revision" int null,
  "removed_revision" int null,
  "position" int not null default 0,
  "name" text not null,
  "media_type" text not null,
  "size" int not null,
  "sha256" text not null,
  "storage_key" text not null,
  "state" text not null default 'STORED',
  "clean_key" text null,
  "clean_type" text null,
  "thumbnail_key" text null,
  "width" int null,
  "height" int null,
  "created_at" timestamptz not null,
  primary key ("id")
);
alter table "attachment" add constraint "attachment_storage_key_unique" unique ("storage_key");
create index "attachment_log_index" on "attachment" ("log_id", "position");
create index "attachment_arrival_note_index" on "attachment" ("arrival_note_id");
create index "attachment_uploader_index" on "attachment" ("uploaded_by_id", "created_at");
alter table "attachment" add constraint "attachment_one_home_check" check (log_id is null or arrival_note_id is null);
alter table "attachment" add constraint "attachment_revision_check" check ((log_id is null) = (added_revision is null) and (removed_revision is null or removed_revision > added_revision));
alter table "attachment" add constraint "attachment_size_check" check (size > 0);
alter table "attachment" add constraint "attachment_state_check" check ("state" in ('STORED', 'READY', 'UNREADABLE'));
alter table "event_content" add constraint "event_content_event_id_foreign" foreign key ("event_id") references "domain_event" ("id") on update cascade on delete restrict;
alter table "programme" add constraint "programme_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "cohort" add constraint "cohort_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "cohort" add constraint "cohort_programme_id_foreign" foreign key ("programme_id") references "programme" ("id") on delete restrict;
alter table "site" add constraint "site_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;
alter table "student_profile" add constraint "student_profile_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "student_profile" add constraint "student_profile_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;
alter table "student_profile" add constraint "student_profile_programme_id_foreign" foreign key ("programme_id") references "programme" ("id") on delete restrict;
alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;
alter table "refresh_token" add constraint "refresh_token_session_id_foreign" foreign key ("session_id") references "session" ("id") on delete cascade;
alter table "placement" add constraint "placement_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "placement" add constraint "placement_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id") on delete restrict;
alter table "placement" add constraint "placement_student_id_foreign" foreign key ("student_id") references "app_user" ("id") on delete restrict;
alter table "placement" add constraint "placement_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;
alter table "placement" add constraint "placement_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete restrict;
alter table "placement" add constraint "placement_industrial_supervisor_id_foreign" foreign key ("industrial_supervisor_id") references "app_user" ("id") on delete restrict;
alter table "placement" add constraint "placement_university_supervisor_id_foreign" foreign key ("university_supervisor_id") references "app_user" ("id") on delete restrict;
alter table "notification" add constraint "notification_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;
alter table "membership" add constraint "membership_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;
alter table "membership" add constraint "membership_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "membership" add constraint "membership_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;
alter table "log_entry" add constraint "log_entry_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "log_entry" add constraint "log_entry_placement_id_foreign" foreign key ("placement_id") references "placement" ("id") on delete restrict;
alter table "log_entry" add constraint "log_entry_returned_by_id_foreign" foreign key ("returned_by_id") references "app_user" ("id") on delete restrict;
alter table "log_entry" add constraint "log_entry_verified_by_id_foreign" foreign key ("verified_by_id") references "app_user" ("id") on delete restrict;
alter table "log_entry" add constraint "log_entry_validated_by_id_foreign" foreign key ("validated_by_id") references "app_user" ("id") on delete restrict;
alter table "log_entry" add constraint "log_entry_flagged_by_id_foreign" foreign key ("flagged_by_id") references "app_user" ("id") on delete restrict;
alter table "log_entry" add constraint "log_entry_voided_by_id_foreign" foreign key ("voided_by_id") references "app_user" ("id") on delete restrict;
alter table "log_entry" add constraint "log_entry_last_event_by_id_foreign" foreign key ("last_event_by_id") references "app_user" ("id") on delete restrict;
alter table "log_revision" add constraint "log_revision_log_id_foreign" foreign key ("log_id") references "log_entry" ("id") on delete restrict;
alter table "arrival_note" add constraint "arrival_note_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "arrival_note" add constraint "arrival_note_placement_id_foreign" foreign key ("placement_id") references "placement" ("id") on delete restrict;
alter table "arrival_note" add constraint "arrival_note_confirmed_by_id_foreign" foreign key ("confirmed_by_id") references "app_user" ("id") on delete restrict;
alter table "attachment" add constraint "attachment_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "attachment" add constraint "attachment_uploaded_by_id_foreign" foreign key ("uploaded_by_id") references "app_user" ("id") on delete restrict;
alter table "attachment" add constraint "attachment_log_id_foreign" foreign key ("log_id") references "log_entry" ("id") on delete restrict;
alter table "attachment" add constraint "attachment_arrival_note_id_foreign" foreign key ("arrival_note_id") references "arrival_note" ("id") on delete restrict;
`)
  }
}
