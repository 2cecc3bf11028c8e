import type { Duplicate } from '@ipt/contracts'
import type { AgreementState, OrganisationStatus } from '@ipt/domain'
import type { LucideIcon, StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { CalendarCheck, CalendarClock, CalendarX, Globe, Inbox, Merge, X } from 'lucide-react'

interface Words {
  label: MessageDescriptor
  tone: StatusTone
  icon: LucideIcon
}

export const HOST_WORDS: Record<OrganisationStatus, Words> = {
  PROPOSED: { label: msg`Proposed`, tone: 'submitted', icon: Inbox },
  APPROVED: { label: msg`Shared`, tone: 'verified', icon: Globe },
  REJECTED: { label: msg`Rejected`, tone: 'flagged', icon: X },
  MERGED: { label: msg`Merged`, tone: 'voided', icon: Merge },
}

export const AGREEMENT_WORDS: Record<AgreementState, Words> = {
  VALID: { label: msg`Agreement holds`, tone: 'verified', icon: CalendarCheck },
  EXPIRING: { label: msg`Agreement ends soon`, tone: 'returned', icon: CalendarClock },
  EXPIRED: { label: msg`Agreement has ended`, tone: 'flagged', icon: CalendarX },
}

export const SIGN_WORDS: Record<Duplicate['signs'][number], MessageDescriptor> = {
  NAME: msg`a name that is alike`,
  WEBSITE: msg`the same website`,
  PHONE: msg`the same telephone`,
}

/** The lines of a host's history, by the event's kind. */
export const HISTORY_WORDS: Record<string, MessageDescriptor> = {
  'organisation.proposed': msg`Proposed`,
  'organisation.edited': msg`Edited`,
  'organisation.approved': msg`Approved and shared`,
  'organisation.rejected': msg`Rejected`,
  'organisation.reopened': msg`Proposed again`,
  'organisation.merged': msg`A duplicate was merged`,
  'organisation.siteAdded': msg`Site added`,
  'organisation.siteEdited': msg`Site edited`,
  'contact.added': msg`Contact added`,
  'contact.edited': msg`Contact edited`,
  'contact.emailCorrected': msg`E-mail of a contact corrected`,
  'contact.checked': msg`Contact checked`,
  'agreement.added': msg`Agreement added`,
  'agreement.edited': msg`Agreement edited`,
}
