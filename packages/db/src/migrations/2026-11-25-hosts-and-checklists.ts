import { Migration } from '@mikro-orm/migrations'

/** The shared registry of hosts with its moderation, their contacts and agreements; the checklists of seasons; versions of what is edited. */
export class HostsAndChecklists extends Migration {
  override up(): void {
    this.addSql(KEYS)
    this.addSql(`
alter table "institution" add "version" int not null default 1;
alter table "department" add "version" int not null default 1;
alter table "programme" add "version" int not null default 1;
alter table "cohort" add "version" int not null default 1;
alter table "site" add "version" int not null default 1;

alter table "organisation" add "status" text not null default 'APPROVED', add "sector" text not null default '', add "website" text not null default '',
  add "phone" text not null default '', add "postal_address" text not null default '', add "note" text not null default '',
  add "proposed_by_id" uuid null, add "merged_into_id" uuid null, add "version" int not null default 1;
alter table "organisation" add "name_key" text generated always as (organisation_key(name)) stored,
  add "web_domain" text generated always as (web_domain(website)) stored, add "phone_key" text generated always as (phone_key(phone)) stored;
alter table "organisation" add constraint "organisation_status_check" check ("status" in ('PROPOSED', 'APPROVED', 'REJECTED', 'MERGED'));
alter table "organisation" add constraint "organisation_merged_check" check ((status = 'MERGED') = (merged_into_id is not null));
alter table "organisation" add constraint "organisation_proposed_by_id_foreign" foreign key ("proposed_by_id") references "institution" ("id") on delete restrict;
alter table "organisation" add constraint "organisation_merged_into_id_foreign" foreign key ("merged_into_id") references "organisation" ("id") on delete restrict;
create index "organisation_name_index" on "organisation" ("name_key", "id");
create index "organisation_name_trigram_index" on "organisation" using gin ("name_key" gin_trgm_ops);
create index "organisation_web_domain_index" on "organisation" ("web_domain") where web_domain <> '';
create index "organisation_phone_index" on "organisation" ("phone_key") where phone_key <> '';
create index "organisation_proposed_by_index" on "organisation" ("proposed_by_id");
create index "organisation_merged_into_index" on "organisation" ("merged_into_id");
create index "placement_organisation_index" on "placement" ("organisation_id", "institution_id");
-- A site that goes over to another organisation takes its placements along.
alter table "placement" drop constraint "placement_site_same_institution";
alter table "placement" add constraint "placement_site_same_institution" foreign key (organisation_id, site_id) references "site" (organisation_id, id) on update cascade;

create table "contact" ("id" uuid not null, "institution_id" uuid not null, "organisation_id" uuid not null, "user_id" uuid not null, "name" text not null, "title" text not null default '', "phone" text not null default '', "state" text not null, "version" int not null default 1, "created_at" timestamptz not null, "checked_at" timestamptz null, "checked_by_id" uuid null, primary key ("id"));
alter table "contact" add constraint "contact_state_check" check ("state" in ('UNCHECKED', 'CHECKED'));
alter table "contact" add constraint "contact_checked_check" check ((state = 'CHECKED') = (checked_at is not null));
alter table "contact" add constraint "contact_person_unique" unique ("institution_id", "organisation_id", "user_id");
alter table "contact" add constraint "contact_institution_id_unique" unique ("institution_id", "id");
create index "contact_organisation_index" on "contact" ("organisation_id");
create index "contact_user_index" on "contact" ("user_id");
alter table "contact" add constraint "contact_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "contact" add constraint "contact_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;
alter table "contact" add constraint "contact_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;
alter table "contact" add constraint "contact_checked_by_id_foreign" foreign key ("checked_by_id") references "app_user" ("id") on delete restrict;
create table "contact_address" ("id" uuid not null, "institution_id" uuid not null, "contact_id" uuid not null, "email" text not null, "since" timestamptz not null, "until" timestamptz null, primary key ("id"));
create index "contact_address_contact_index" on "contact_address" ("contact_id");
alter table "contact_address" add constraint "contact_address_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "contact_address" add constraint "contact_address_contact_id_foreign" foreign key ("contact_id") references "contact" ("id") on delete restrict;
alter table "contact_address" add constraint "contact_address_contact_same_institution" foreign key (institution_id, contact_id) references "contact" (institution_id, id);
-- Who supervises a placement already was checked by whoever placed the student.
insert into "contact" (id, institution_id, organisation_id, user_id, name, state, created_at, checked_at)
select gen_random_uuid(), placement.institution_id, placement.organisation_id, app_user.id, app_user.name, 'CHECKED', min(placement.created_at), min(placement.created_at)
from placement join app_user on app_user.id = placement.industrial_supervisor_id
group by placement.institution_id, placement.organisation_id, app_user.id, app_user.name;
insert into "contact_address" (id, institution_id, contact_id, email, since)
select gen_random_uuid(), contact.institution_id, contact.id, app_user.email, contact.created_at from contact join app_user on app_user.id = contact.user_id;

create table "agreement" ("id" uuid not null, "institution_id" uuid not null, "organisation_id" uuid not null, "title" text not null, "starts_on" date not null, "expires_on" date null, "version" int not null default 1, "created_at" timestamptz not null, primary key ("id"));
alter table "agreement" add constraint "agreement_dates_check" check (starts_on <= expires_on);
alter table "agreement" add constraint "agreement_institution_id_unique" unique ("institution_id", "id");
create index "agreement_organisation_index" on "agreement" ("organisation_id", "institution_id");
alter table "agreement" add constraint "agreement_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "agreement" add constraint "agreement_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;

create table "checklist_item" ("id" uuid not null, "institution_id" uuid not null, "cohort_id" uuid not null, "label" text not null, "kind" text not null, "needs" text not null, "gate" text null, "position" int not null, "version" int not null default 1, "created_at" timestamptz not null, "removed_at" timestamptz null, primary key ("id"));
alter table "checklist_item" add constraint "checklist_item_kind_check" check ("kind" in ('INSURANCE', 'CONSENT', 'DOCUMENT', 'OTHER'));
alter table "checklist_item" add constraint "checklist_item_needs_check" check ("needs" in ('TICK', 'FILE'));
alter table "checklist_item" add constraint "checklist_item_gate_check" check ("gate" in ('APPLY', 'PLACEMENT', 'ARRIVAL'));
alter table "checklist_item" add constraint "checklist_item_institution_id_unique" unique ("institution_id", "id");
create index "checklist_item_cohort_index" on "checklist_item" ("cohort_id", "position");
alter table "checklist_item" add constraint "checklist_item_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "checklist_item" add constraint "checklist_item_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id") on delete restrict;
alter table "checklist_item" add constraint "checklist_item_cohort_same_institution" foreign key (institution_id, cohort_id) references "cohort" (institution_id, id);
create table "checklist_answer" ("id" uuid not null, "institution_id" uuid not null, "item_id" uuid not null, "student_id" uuid not null, "status" text not null, "revision" int not null default 1, "answered_at" timestamptz not null, "decided_at" timestamptz null, "decided_by_id" uuid null, "returned_for" text null, primary key ("id"));
alter table "checklist_answer" add constraint "checklist_answer_status_check" check ("status" in ('ANSWERED', 'ACCEPTED', 'RETURNED'));
alter table "checklist_answer" add constraint "checklist_answer_decided_check" check ((status = 'ANSWERED') = (decided_at is null));
alter table "checklist_answer" add constraint "checklist_answer_student_unique" unique ("item_id", "student_id");
alter table "checklist_answer" add constraint "checklist_answer_institution_id_unique" unique ("institution_id", "id");
create index "checklist_answer_student_index" on "checklist_answer" ("student_id");
alter table "checklist_answer" add constraint "checklist_answer_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict;
alter table "checklist_answer" add constraint "checklist_answer_item_id_foreign" foreign key ("item_id") references "checklist_item" ("id") on delete restrict;
alter table "checklist_answer" add constraint "checklist_answer_student_id_foreign" foreign key ("student_id") references "app_user" ("id") on delete restrict;
alter table "checklist_answer" add constraint "checklist_answer_decided_by_id_foreign" foreign key ("decided_by_id") references "app_user" ("id") on delete restrict;
alter table "checklist_answer" add constraint "checklist_answer_item_same_institution" foreign key (institution_id, item_id) references "checklist_item" (institution_id, id);
alter table "checklist_answer" add constraint "checklist_answer_student_same_institution" foreign key (institution_id, student_id) references "student_profile" (institution_id, user_id);

alter table "attachment" add "agreement_id" uuid null, add "checklist_answer_id" uuid null;
alter table "attachment" add constraint "attachment_agreement_id_foreign" foreign key ("agreement_id") references "agreement" ("id") on delete restrict;
alter table "attachment" add constraint "attachment_checklist_answer_id_foreign" foreign key ("checklist_answer_id") references "checklist_answer" ("id") on delete restrict;
alter table "attachment" add constraint "attachment_agreement_same_institution" foreign key (institution_id, agreement_id) references "agreement" (institution_id, id);
alter table "attachment" add constraint "attachment_checklist_answer_same_institution" foreign key (institution_id, checklist_answer_id) references "checklist_answer" (institution_id, id);
create index "attachment_agreement_index" on "attachment" ("agreement_id");
create index "attachment_checklist_answer_index" on "attachment" ("checklist_answer_id");
alter table "attachment" drop constraint "attachment_one_home_check";
alter table "attachment" add constraint "attachment_one_home_check" check (num_nonnulls(log_id, arrival_note_id, agreement_id, checklist_answer_id) = num_nonnulls(institution_id));
`)
  }
}

/** What hosts are compared by. Immutable, so that columns can be generated by them and a search can use the same words. */
const KEYS = `
create extension if not exists pg_trgm;
-- A name without capitals, signs and legal forms: "TANESCO (Co.) Ltd." is "tanesco".
create function organisation_key(name text) returns text language sql immutable parallel safe as $$
  select coalesce(
    nullif(btrim(regexp_replace(regexp_replace(plain.name, '\\m(the|and|ltd|limited|plc|co|company|inc|incorporated|llc|llp|corp|corporation)\\M', ' ', 'g'), '\\s+', ' ', 'g')), ''),
    plain.name)
  from (select btrim(regexp_replace(lower(name), '[^[:alnum:]]+', ' ', 'g')) as name) as plain
$$;
-- The host of a web address without www; nothing for places where everybody has a page.
create function web_domain(website text) returns text language sql immutable parallel safe as $$
  select case when host ~ '(^|\\.)(facebook|linkedin|instagram|twitter|x|youtube|tiktok|google|wordpress|blogspot|wixsite|whatsapp|wa)\\.[a-z.]+$' then '' else host end
  from (select regexp_replace(split_part(regexp_replace(lower(btrim(website)), '^[a-z]+://', ''), '/', 1), '^www\\.|:\\d+$', '', 'g') as host) as address
$$;
-- The last nine digits, which are the same with and without the country's code; nothing for less than seven.
create function phone_key(phone text) returns text language sql immutable parallel safe as $$
  select case when length(digits) < 7 then '' else right(digits, 9) end from (select regexp_replace(phone, '\\D', '', 'g') as digits) as number
$$;
`
