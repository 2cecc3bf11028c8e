import { LIMITS, ORGANISATION_STATUSES, PLACEMENT_STATUSES } from '@ipt/domain'
import { z } from 'zod'
import { EmailAddress, Name } from './accounts.ts'
import { FileView } from './files.ts'
import { Day, Id, lineOrNothing, oneLine, PersonRef, Phone, text } from './primitives.ts'

/** The seasons in which the asker may propose a place: he is in them, and has none. */
export const FindSeasons = z.array(z.object({ id: Id, name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date(), institutionId: Id }))
export type FindSeasons = z.infer<typeof FindSeasons>

/** A host of the registry with one of its sites, or one that the registry doesn't have. */
export const FoundHost = z.union([
  z.strictObject({ organisationId: Id, siteId: Id }),
  z.strictObject({ name: oneLine(LIMITS.name), site: oneLine(LIMITS.name), address: lineOrNothing(LIMITS.address) }),
])
export type FoundHost = z.infer<typeof FoundHost>

/** "I found a place myself." `id` is the client's, and the placement's. */
export const ProposeFindInput = z.strictObject({
  id: Id,
  cohortId: Id,
  host: FoundHost,
  supervisor: z.strictObject({ name: Name, title: lineOrNothing(LIMITS.name), email: EmailAddress, phone: Phone }),
  startsOn: Day,
  endsOn: Day,
  note: text(LIMITS.comment),
  letterId: Id.nullable(),
})
export type ProposeFindInput = z.input<typeof ProposeFindInput>

export const FindIdInput = z.strictObject({ placementId: Id })
export const ActOnFindInput = z.strictObject({ placementId: Id, requestId: Id.optional() })
export type ActOnFindInput = z.infer<typeof ActOnFindInput>

/** A place that a student found, for him and his coordinators. */
export const FindView = z.object({
  placementId: Id,
  status: z.enum(PLACEMENT_STATUSES),
  student: PersonRef,
  cohort: z.object({ id: Id, name: z.string() }),
  organisation: z.object({ id: Id, name: z.string(), status: z.enum(ORGANISATION_STATUSES) }),
  site: z.object({ name: z.string(), address: z.string() }),
  supervisor: z.object({ name: z.string(), title: z.string(), email: z.string(), phone: z.string() }),
  /** Whether the institution has checked this supervisor at this host already. */
  supervisorChecked: z.boolean(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  note: z.string(),
  letter: FileView.nullable(),
})
export type FindView = z.infer<typeof FindView>
