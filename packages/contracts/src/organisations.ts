import { LIMITS, ORGANISATION_EVENTS, ORGANISATION_STATUSES } from '@ipt/domain'
import { z } from 'zod'
import { AgreementView } from './agreements.ts'
import { ContactView } from './contacts.ts'
import { Id, lineOrNothing, Moment, oneLine, PageInput, PersonRef, Phone, pageOf, someText, text, Version } from './primitives.ts'

const fields = {
  name: oneLine(LIMITS.name),
  sector: lineOrNothing(LIMITS.name),
  website: lineOrNothing(LIMITS.address).refine(
    (value) => value === '' || /^(https?:\/\/)?[^\s/@:.]+(\.[^\s/@:.]+)+(:\d+)?(\/\S*)?$/i.test(value),
    {
      error: 'Not a web address such as www.example.co.tz.',
    },
  ),
  phone: Phone,
  postalAddress: lineOrNothing(LIMITS.address),
  note: text(LIMITS.comment),
}

/** A host that the registry doesn't have. Seen by the institution alone until a coordinator approves it. `id` is the client's. */
export const ProposeOrganisationInput = z.strictObject({ id: Id, institutionId: Id, ...fields })
export type ProposeOrganisationInput = z.infer<typeof ProposeOrganisationInput>
export const EditOrganisationInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...fields })
export type EditOrganisationInput = z.infer<typeof EditOrganisationInput>

export const OrganisationIdInput = z.strictObject({ id: Id })
export type OrganisationIdInput = z.infer<typeof OrganisationIdInput>
/** A decision on the version that was read. */
export const DecideOrganisationInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional() })
export type DecideOrganisationInput = z.infer<typeof DecideOrganisationInput>
export const RejectOrganisationInput = DecideOrganisationInput.extend({ comment: someText(LIMITS.comment) })
export type RejectOrganisationInput = z.infer<typeof RejectOrganisationInput>

/** `intoId` takes `id` in, with everything that belongs to it. */
export const MergeOrganisationsInput = z.strictObject({ id: Id, intoId: Id, requestId: Id.optional() })
export type MergeOrganisationsInput = z.infer<typeof MergeOrganisationsInput>
export const PreviewMergeInput = z.strictObject({ id: Id, intoId: Id })
/** How much goes over with a merge, of all institutions. */
export const MergePreview = z.object({ sites: z.int(), placements: z.int(), contacts: z.int(), agreements: z.int() })
export type MergePreview = z.infer<typeof MergePreview>

const site = {
  name: oneLine(LIMITS.name),
  address: lineOrNothing(LIMITS.address),
  /** WGS 84 degrees; null: not known. */
  position: z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).nullable(),
}
/** A new site; `id` is the client's. */
export const AddSiteInput = z.strictObject({ id: Id, organisationId: Id, ...site })
export type AddSiteInput = z.infer<typeof AddSiteInput>
export const EditSiteInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...site })
export type EditSiteInput = z.infer<typeof EditSiteInput>

export const SiteView = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  version: z.int(),
})
export type SiteView = z.infer<typeof SiteView>

/** How a host's supervisors answered the asker's institution: the evidence, then what it comes to. Null where nothing was decided or is due. */
export const Responsiveness = z.object({
  /** Logs that were decided on. */
  logs: z.int(),
  /** Days from the first sending to the first decision; half were faster. */
  medianDays: z.number().nullable(),
  /** Of the logs whose season has a deadline and that were decided or are due: how many were decided within it. */
  inTime: z.object({ logs: z.int(), of: z.int() }).nullable(),
})
export type Responsiveness = z.infer<typeof Responsiveness>

/** A host in a list. `placements` are those of the asker's institutions, of all seasons. */
export const OrganisationSummary = z.object({
  id: Id,
  name: z.string(),
  sector: z.string(),
  status: z.enum(ORGANISATION_STATUSES),
  sites: z.int(),
  placements: z.int(),
  /** Of the asker's institutions, the one that holds longest. */
  agreement: z.object({ expiresOn: z.iso.date().nullable(), state: z.enum(['VALID', 'EXPIRING', 'EXPIRED']) }).nullable(),
  responsiveness: Responsiveness.nullable(),
})
export type OrganisationSummary = z.infer<typeof OrganisationSummary>
export const OrganisationPage = pageOf(OrganisationSummary)
export type OrganisationPage = z.infer<typeof OrganisationPage>

/** `used`: those where the asker's institutions have placed somebody. `rejected` ones are in no other list. */
/** `doubles`: those that the asker answers for, and that may be the same as another. */
export const ORGANISATION_FILTERS = ['all', 'used', 'proposed', 'doubles', 'rejected'] as const
export const ListOrganisationsInput = z.strictObject({
  show: z.enum(ORGANISATION_FILTERS).default('all'),
  /** Part of a name, or one that sounds like it. */
  q: text(100).optional(),
  ...PageInput,
})
export type ListOrganisationsInput = z.input<typeof ListOrganisationsInput>

/** Hosts to choose from while somebody types: approved ones, and those that the asker's institution proposed. */
export const SearchOrganisationsInput = z.strictObject({ q: someText(100) })
export const OrganisationChoices = z.array(
  z.object({ id: Id, name: z.string(), sector: z.string(), sites: z.array(z.object({ id: Id, name: z.string() })) }),
)
export type OrganisationChoices = z.infer<typeof OrganisationChoices>

/** What may be the same host: a name that is alike, the same website or telephone. The likeliest first. */
export const FindDuplicatesInput = z.strictObject({
  name: text(LIMITS.name),
  website: text(LIMITS.address).default(''),
  phone: text(LIMITS.code).default(''),
  /** The one that it is asked for. */
  exceptId: Id.optional(),
})
export type FindDuplicatesInput = z.input<typeof FindDuplicatesInput>
export const DUPLICATE_SIGNS = ['NAME', 'WEBSITE', 'PHONE'] as const
export const Duplicate = z.object({
  id: Id,
  name: z.string(),
  sector: z.string(),
  status: z.enum(ORGANISATION_STATUSES),
  sites: z.int(),
  placements: z.int(),
  signs: z.array(z.enum(DUPLICATE_SIGNS)),
})
export type Duplicate = z.infer<typeof Duplicate>
export const Duplicates = z.array(Duplicate)
export type Duplicates = z.infer<typeof Duplicates>

/** A host with everything that the asker's institutions know of it. `can` lists the moves that are open to whoever asked. */
export const OrganisationView = z.object({
  id: Id,
  name: z.string(),
  sector: z.string(),
  website: z.string(),
  phone: z.string(),
  postalAddress: z.string(),
  note: z.string(),
  status: z.enum(ORGANISATION_STATUSES),
  version: z.int(),
  createdAt: Moment,
  proposedBy: z.object({ id: Id, name: z.string() }).nullable(),
  /** Where this address leads on to. */
  mergedInto: z.object({ id: Id, name: z.string() }).nullable(),
  placements: z.int(),
  sites: z.array(SiteView),
  contacts: z.array(ContactView),
  agreements: z.array(AgreementView),
  responsiveness: Responsiveness.nullable(),
  can: z.array(z.enum(ORGANISATION_EVENTS)),
  canEdit: z.boolean(),
})
export type OrganisationView = z.infer<typeof OrganisationView>

/** One line of a host's history, its merged ones' included. Of other institutions' acts the institution is named, never the person. */
export const OrganisationEventView = z.object({
  id: Id,
  kind: z.string(),
  at: Moment,
  by: PersonRef.nullable(),
  institution: z.string().nullable(),
  comment: z.string().nullable(),
})
export type OrganisationEventView = z.infer<typeof OrganisationEventView>
export const OrganisationHistory = z.array(OrganisationEventView)
export type OrganisationHistory = z.infer<typeof OrganisationHistory>
