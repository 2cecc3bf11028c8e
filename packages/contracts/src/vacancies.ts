import { APPLICATION_STATUSES, LIMITS, VACANCY_EVENTS, VACANCY_STATUSES } from '@ipt/domain'
import { z } from 'zod'
import { Day, Id, Moment, oneLine, PageInput, PersonRef, pageOf, someText, text, Version } from './primitives.ts'

const vacancy = {
  siteId: Id,
  /** A checked contact of the institution at this host; null: not known yet. */
  contactId: Id.nullable(),
  title: oneLine(LIMITS.name),
  description: someText(LIMITS.letter),
  skills: z
    .array(oneLine(LIMITS.skill))
    .max(LIMITS.skills)
    .transform((skills) => [...new Set(skills)]),
  slots: z
    .int32({ error: 'A whole number of places.' })
    .min(1, { error: 'At least one place.' })
    .max(LIMITS.slots, { error: `At most ${LIMITS.slots} places.` }),
  startsOn: Day,
  endsOn: Day,
  /** The last day for applying. */
  applyBy: Day,
}

/** A new vacancy, seen by nobody but those who may publish it. `id` is the client's. */
export const DraftVacancyInput = z.strictObject({ id: Id, cohortId: Id, organisationId: Id, ...vacancy })
export type DraftVacancyInput = z.infer<typeof DraftVacancyInput>

/** The whole vacancy as it is to be. Its season and its host stay. */
export const EditVacancyInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...vacancy })
export type EditVacancyInput = z.infer<typeof EditVacancyInput>

export const VacancyIdInput = z.strictObject({ id: Id })
export type VacancyIdInput = z.infer<typeof VacancyIdInput>
/** A decision on the version that was read. */
export const DecideVacancyInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional() })
export type DecideVacancyInput = z.infer<typeof DecideVacancyInput>

/** Puts a vacancy aside to come back to, or no longer. */
export const SaveVacancyInput = z.strictObject({ id: Id, saved: z.boolean(), requestId: Id.optional() })
export type SaveVacancyInput = z.infer<typeof SaveVacancyInput>

/** Why a student cannot apply, in the order in which it is told. */
export const APPLY_REFUSALS = ['APPLIED', 'PLACED', 'NOT_ENROLLED', 'CLOSED', 'LIMIT'] as const
export type ApplyRefusal = (typeof APPLY_REFUSALS)[number]

export const VacancyView = z.object({
  id: Id,
  status: z.enum(VACANCY_STATUSES),
  title: z.string(),
  description: z.string(),
  skills: z.array(z.string()),
  organisation: z.object({ id: Id, name: z.string() }),
  site: z.object({ id: Id, name: z.string(), address: z.string() }),
  cohort: z.object({ id: Id, name: z.string() }),
  institution: z.object({ id: Id, name: z.string() }),
  /** Who will supervise; `id` is the contact's. Kept from students. */
  contact: PersonRef.nullable(),
  /** Places in all, those with a placement, those that an open offer keeps, and the rest. */
  slots: z.int(),
  taken: z.int(),
  held: z.int(),
  free: z.int(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  applyBy: z.iso.date(),
  /** The last day for applying here: `applyBy`, or the season's where that is earlier. */
  closesOn: z.iso.date(),
  version: z.int(),
  publishedAt: Moment.nullable(),
  can: z.array(z.enum(VACANCY_EVENTS)),
  /** How many applications there are in each state; null for students. */
  applications: z.record(z.enum(APPLICATION_STATUSES), z.int()).nullable(),
  /** What it is to the student who asks; null for others. */
  own: z
    .object({
      saved: z.boolean(),
      application: z.object({ id: Id, status: z.enum(APPLICATION_STATUSES) }).nullable(),
      refusal: z.enum(APPLY_REFUSALS).nullable(),
    })
    .nullable(),
})
export type VacancyView = z.infer<typeof VacancyView>

/** A vacancy in a list: the beginning of its description alone. */
export const VacancyPage = pageOf(VacancyView)
export type VacancyPage = z.infer<typeof VacancyPage>

/** What a student looks for: open vacancies of his seasons, the newest first. */
export const SearchVacanciesInput = z.strictObject({
  /** Beginnings of words, all of which are found in the title, the host's name, the skills or the description. */
  q: text(100).optional(),
  skill: oneLine(LIMITS.skill).optional(),
  /** Part of the site's name or address. */
  place: text(100).optional(),
  /** Begins on or after, and ends on or before. */
  from: Day.optional(),
  to: Day.optional(),
  /** Only those with a free place. */
  free: z.boolean().default(false),
  /** Only those put aside, also where they have closed. */
  saved: z.boolean().default(false),
  ...PageInput,
})
export type SearchVacanciesInput = z.input<typeof SearchVacanciesInput>

/** The skills that open vacancies of the student's seasons name, most often first. */
export const VacancySkills = z.array(z.object({ skill: z.string(), vacancies: z.int() }))
export type VacancySkills = z.infer<typeof VacancySkills>

/** The roles that manage vacancies: of an institution, or of a host. */
export const VACANCY_MANAGERS = ['coordinator', 'industrialSupervisor'] as const
export type VacancyManager = (typeof VACANCY_MANAGERS)[number]
const as = z.enum(VACANCY_MANAGERS)

export const ListVacanciesInput = z.strictObject({
  as,
  status: z.array(z.enum(VACANCY_STATUSES)).max(VACANCY_STATUSES.length).optional(),
  cohortId: Id.optional(),
  /** Only those with an application that nobody has answered yet. */
  waiting: z.literal(true).optional(),
  q: text(100).optional(),
  ...PageInput,
})
export type ListVacanciesInput = z.input<typeof ListVacanciesInput>

export const VacancyOptionsInput = z.strictObject({ as })
export type VacancyOptionsInput = z.infer<typeof VacancyOptionsInput>
/** What a new vacancy may be for: seasons that are not over; for a host, its own organisations and their sites too. */
export const VacancyOptions = z.object({
  cohorts: z.array(
    z.object({
      id: Id,
      name: z.string(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      applicationsCloseOn: z.iso.date().nullable(),
      institution: z.object({ id: Id, name: z.string() }),
    }),
  ),
  organisations: z.array(z.object({ id: Id, name: z.string() })),
})
export type VacancyOptions = z.infer<typeof VacancyOptions>

/** Where and with whom a host's vacancy may be: its sites, and its contacts that an institution has checked. */
export const VacancyPlacesInput = z.strictObject({ organisationId: Id, cohortId: Id })
export type VacancyPlacesInput = z.infer<typeof VacancyPlacesInput>
export const VacancyPlaces = z.object({
  sites: z.array(z.object({ id: Id, name: z.string(), address: z.string() })),
  contacts: z.array(PersonRef),
})
export type VacancyPlaces = z.infer<typeof VacancyPlaces>
