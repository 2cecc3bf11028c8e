/** The roles of memberships as JSON, in the order in which they were given. */
export const ROLES = `json_agg(json_build_object('role', m.role, 'institutionId', m.institution_id, 'organisationId', m.organisation_id) order by m.since, m.id)`

/** Whether a membership holds at a moment. */
export const holds = (membership: string, now: string): string =>
  `${membership}.since <= ${now} and (${membership}.until is null or ${membership}.until > ${now})`

/** The roles that a person holds at a moment, or null where there are none. */
export const rolesOf = (person: string, now: string): string =>
  `(select ${ROLES} from membership m where m.user_id = ${person}.id and ${holds('m', now)})`
