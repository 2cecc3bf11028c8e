import { GIVEN_ROLES, LIMITS, PERSON_STATES } from '@ipt/domain'
import { z } from 'zod'
import { EmailAddress, LinkToken, Name, NewPassword } from './accounts.ts'
import { Id, Moment, oneLine, PageInput, PersonRef, pageOf, RoleName, someText, text } from './primitives.ts'

export const PersonState = z.enum(PERSON_STATES)
export type PersonState = z.infer<typeof PersonState>

const filter = {
  role: RoleName.optional(),
  cohortId: Id.optional(),
  programmeId: Id.optional(),
  state: PersonState.optional(),
  /** Students with or without a live placement; in that season, where one is named. */
  placed: z.boolean().optional(),
  /** Students with an open application; in that season, where one is named. */
  applied: z.literal(true).optional(),
  /** Only those who are here today, and whose address mail came back from for good. */
  bounced: z.literal(true).optional(),
  /** Part of a name, an address or a registration number. */
  q: text(100).optional(),
}
export const PeopleFilter = z.strictObject(filter)
export type PeopleFilter = z.input<typeof PeopleFilter>

/** The people of the asker's institutions, by name. */
export const ListPeopleInput = z.strictObject({ ...filter, ...PageInput })
export type ListPeopleInput = z.input<typeof ListPeopleInput>

export const PersonLine = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  state: PersonState,
  /** Those held now, at the asker's institutions. */
  roles: z.array(RoleName),
  registrationNumber: z.string().nullable(),
  programme: z.string().nullable(),
  /** Of students: where the live placement is. */
  organisation: z.string().nullable(),
  /** Mail to the address came back for good, so nothing more is sent there. */
  bounced: z.boolean(),
})
export type PersonLine = z.infer<typeof PersonLine>
export const PeoplePage = pageOf(PersonLine)
export type PeoplePage = z.infer<typeof PeoplePage>

export const PersonIdInput = z.strictObject({ id: Id })
export type PersonIdInput = z.infer<typeof PersonIdInput>

export const PERSON_ACTS = ['correct', 'invite', 'handOver', 'suspend', 'restore', 'changeRoles', 'merge', 'viewAs'] as const

/** A person as a coordinator of one of their institutions sees them. */
export const PersonView = PersonLine.omit({ roles: true, organisation: true, bounced: true }).extend({
  /** Since when mail to the address comes back, and the mail server's words. Another address takes the mark off. */
  bounced: z.object({ since: Moment, reason: z.string() }).nullable(),
  createdAt: Moment,
  /** Addresses that were theirs, the last one first. */
  earlierEmails: z.array(z.object({ email: z.string(), until: Moment })),
  memberships: z.array(
    z.object({
      id: Id,
      role: RoleName,
      institution: z.object({ id: Id, name: z.string() }),
      since: Moment,
      until: Moment.nullable(),
      /** Whether the asker may end it. */
      canEnd: z.boolean(),
    }),
  ),
  student: z
    .object({
      institutionId: Id,
      registrationNumber: z.string(),
      programmeId: Id,
      programme: z.string(),
    })
    .nullable(),
  /** Hosts where they supervise, as far as the asker's institutions know. */
  hosts: z.array(z.object({ id: Id, name: z.string() })),
  placements: z.array(z.object({ id: Id, organisation: z.string(), role: RoleName, student: z.string(), cohort: z.string() })),
  invitation: z.object({ sentAt: Moment, expiresAt: Moment }).nullable(),
  suspendedFor: z.string().nullable(),
  /** The account that stands for this person now. */
  mergedInto: z.object({ id: Id, name: z.string() }).nullable(),
  /** Other accounts that may be the same person. */
  duplicates: z.array(z.object({ id: Id, name: z.string(), email: z.string() })),
  can: z.array(z.enum(PERSON_ACTS)),
})
export type PersonView = z.infer<typeof PersonView>

/** One line of what was done to a person, or by them to their account. */
export const PersonEventView = z.object({
  id: Id,
  kind: z.string(),
  at: Moment,
  by: PersonRef.nullable(),
  /** The role that was given or ended. */
  role: RoleName.nullable(),
  comment: z.string().nullable(),
})
export type PersonEventView = z.infer<typeof PersonEventView>
export const PersonHistory = z.array(PersonEventView)
export type PersonHistory = z.infer<typeof PersonHistory>

const RegistrationNumber = oneLine(LIMITS.code)
/** A role that an institution gives. */
export const GivenRole = z.enum(GIVEN_ROLES)

const student = z.strictObject({ registrationNumber: RegistrationNumber, programmeId: Id, cohortId: Id.nullable().default(null) })

/** Somebody who is to have a role here. Who has this address already keeps their name, and gets the role. `student` where that is the role. */
export const AddPersonInput = z
  .strictObject({
    id: Id,
    institutionId: Id,
    role: GivenRole,
    name: Name,
    email: EmailAddress,
    student: student.nullable().default(null),
    invite: z.boolean().default(true),
  })
  .refine(({ role, student }) => (role === 'student') === (student !== null), {
    path: ['student'],
    error: 'A student has a registration number and a programme; nobody else has.',
  })
export type AddPersonInput = z.input<typeof AddPersonInput>

/** Puts right what an institution knows of a person who belongs to it alone. */
export const CorrectPersonInput = z.strictObject({
  id: Id,
  requestId: Id.optional(),
  name: Name,
  email: EmailAddress,
  student: z.strictObject({ registrationNumber: RegistrationNumber, programmeId: Id }).nullable().default(null),
})
export type CorrectPersonInput = z.input<typeof CorrectPersonInput>

export const AddRoleInput = z.strictObject({
  id: Id,
  requestId: Id.optional(),
  institutionId: Id,
  role: z.enum(['universitySupervisor', 'coordinator']),
})
export type AddRoleInput = z.infer<typeof AddRoleInput>

export const EndRoleInput = z.strictObject({ id: Id, requestId: Id.optional(), membershipId: Id })
export type EndRoleInput = z.infer<typeof EndRoleInput>

export const SuspendPersonInput = z.strictObject({ id: Id, requestId: Id.optional(), comment: someText(LIMITS.comment) })
export type SuspendPersonInput = z.infer<typeof SuspendPersonInput>

export const RestorePersonInput = z.strictObject({ id: Id, requestId: Id.optional() })
export type RestorePersonInput = z.infer<typeof RestorePersonInput>

export const ViewAsInput = z.strictObject({ id: Id, requestId: Id.optional() })
export type ViewAsInput = z.infer<typeof ViewAsInput>
/** Until when the pages are those of the other person. */
export const ViewBegun = z.object({ until: Moment })
export type ViewBegun = z.infer<typeof ViewBegun>

/** Invites those who are named, or all of a list, as far as they have no account: each gets one mail. An empty filter is the whole list. */
export const InvitePeopleInput = z
  .strictObject({
    requestId: Id,
    ids: z.array(Id).min(1).max(LIMITS.list).optional(),
    filter: PeopleFilter.optional(),
  })
  .refine(({ ids, filter }) => ids !== undefined || filter !== undefined, { path: ['ids'], error: 'Say whom: by ids, or by a filter.' })
export type InvitePeopleInput = z.input<typeof InvitePeopleInput>
/** How many mails are on their way. */
export const Invited = z.object({ invited: z.int() })
export type Invited = z.infer<typeof Invited>

/** A link by which somebody makes their account, for a coordinator to hand over. Told this once. */
export const HandedOver = z.object({ url: z.string(), expiresAt: Moment })
export type HandedOver = z.infer<typeof HandedOver>

/** Makes two accounts one: `id` is given up, what it has goes to `intoId`. */
export const MergePeopleInput = z.strictObject({ id: Id, intoId: Id, requestId: Id.optional() })
export type MergePeopleInput = z.infer<typeof MergePeopleInput>

export const ReadInvitationInput = z.strictObject({ token: LinkToken })
export type ReadInvitationInput = z.infer<typeof ReadInvitationInput>
/** What an invitation is for, told to whoever holds the link. */
export const InvitationView = z.object({
  state: z.enum(['OPEN', 'USED', 'EXPIRED', 'SUPERSEDED', 'UNKNOWN']),
  person: z.object({ name: z.string(), email: z.string(), institution: z.string() }).nullable(),
})
export type InvitationView = z.infer<typeof InvitationView>

export const JoinInput = z.strictObject({ token: LinkToken, password: NewPassword })
export type JoinInput = z.infer<typeof JoinInput>

export const RenewInvitationInput = z.strictObject({ token: LinkToken, requestId: Id.optional() })
export type RenewInvitationInput = z.infer<typeof RenewInvitationInput>
