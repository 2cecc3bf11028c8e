import { type RawBuilder, sql } from 'kysely'

/**
 * Nobody is a student and a supervisor at one institution: a student who could vouch for the others would be asked to. Whoever gives a person
 * one of the two holds the person's row, so that of two who give one each, the second sees the first.
 */

/** Whether a person studies at an institution now. */
export const studiesAt = (person: RawBuilder<unknown>, institution: RawBuilder<unknown>) => sql<boolean>`exists (
  select from membership where user_id = ${person} and institution_id = ${institution} and role = 'student' and until is null)`

/** Whether a person teaches or coordinates at an institution now, or is its contact at a host, checked or not. */
export const vouchesAt = (person: RawBuilder<unknown>, institution: RawBuilder<unknown>) => sql<boolean>`(
  exists (select from membership where user_id = ${person} and institution_id = ${institution}
    and role in ('universitySupervisor', 'coordinator') and until is null)
  or exists (select from contact where user_id = ${person} and institution_id = ${institution})
  or exists (select from placement where industrial_supervisor_id = ${person} and institution_id = ${institution}
    and status in ('PROPOSED', 'CONFIRMED', 'ACTIVE')))`
