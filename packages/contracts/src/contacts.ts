import { CONTACT_STATES, isMailAddress, LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { Id, lineOrNothing, oneLine, Phone, text, Version } from './primitives.ts'

const email = text(LIMITS.email)
  .transform((value) => value.trim())
  .refine(isMailAddress, { error: 'Not an e-mail address.' })

const person = { name: oneLine(LIMITS.name), title: lineOrNothing(LIMITS.name), phone: Phone }

/** A supervisor at a host. `checked`: the coordinator knows already that this person works there. `id` is the client's. */
export const AddContactInput = z.strictObject({
  id: Id,
  institutionId: Id,
  organisationId: Id,
  ...person,
  email,
  checked: z.boolean().default(false),
})
export type AddContactInput = z.input<typeof AddContactInput>
export const EditContactInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...person })
export type EditContactInput = z.infer<typeof EditContactInput>
/** Another address for the same person. The history keeps both. */
export const CorrectContactEmailInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), email })
export type CorrectContactEmailInput = z.infer<typeof CorrectContactEmailInput>
export const CheckContactInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional() })
export type CheckContactInput = z.infer<typeof CheckContactInput>

/** A supervisor at a host as the asker's institution knows them. Only coordinators see it. */
export const ContactView = z.object({
  id: Id,
  institutionId: Id,
  /** The person's user id: what a placement names. */
  userId: Id,
  name: z.string(),
  title: z.string(),
  email: z.string(),
  /** The addresses that it had before, latest first. */
  earlierEmails: z.array(z.string()),
  phone: z.string(),
  state: z.enum(CONTACT_STATES),
  version: z.int(),
})
export type ContactView = z.infer<typeof ContactView>
