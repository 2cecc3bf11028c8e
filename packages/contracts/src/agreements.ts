import { LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { FileView } from './files.ts'
import { Day, Id, oneLine, Version } from './primitives.ts'

const agreement = {
  title: oneLine(LIMITS.name),
  startsOn: Day,
  /** Null: until somebody ends it. */
  expiresOn: Day.nullable(),
  /** A file that was uploaded before, or the one that it has; null: none. */
  attachmentId: Id.nullable(),
}

/** What an institution and a host have agreed on. `id` is the client's. */
export const AddAgreementInput = z.strictObject({ id: Id, institutionId: Id, organisationId: Id, ...agreement })
export type AddAgreementInput = z.infer<typeof AddAgreementInput>
export const EditAgreementInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...agreement })
export type EditAgreementInput = z.infer<typeof EditAgreementInput>

export const AgreementView = z.object({
  id: Id,
  institutionId: Id,
  title: z.string(),
  startsOn: z.iso.date(),
  expiresOn: z.iso.date().nullable(),
  /** By the institution's day: expiring within 60 days. */
  state: z.enum(['VALID', 'EXPIRING', 'EXPIRED']),
  file: FileView.nullable(),
  version: z.int(),
})
export type AgreementView = z.infer<typeof AgreementView>
