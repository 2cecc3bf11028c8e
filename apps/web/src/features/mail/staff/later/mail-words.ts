import type { MailStateName } from '@ipt/contracts'
import type { LucideIcon, StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Archive, Clock, MailCheck, MailX, TriangleAlert } from 'lucide-react'

interface Words {
  label: MessageDescriptor
  tone: StatusTone
  icon: LucideIcon
}

/** What became of a mail. */
export const MAIL_WORDS: Record<MailStateName, Words> = {
  QUEUED: { label: msg`On its way`, tone: 'submitted', icon: Clock },
  SENT: { label: msg({ message: 'Sent', context: 'mail' }), tone: 'verified', icon: MailCheck },
  BOUNCED: { label: msg`Came back`, tone: 'flagged', icon: MailX },
  FAILED: { label: msg`Not sent`, tone: 'returned', icon: TriangleAlert },
  KEPT: { label: msg`Kept here`, tone: 'waiting', icon: Archive },
}
