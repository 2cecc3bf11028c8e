import type { LogStatus } from '@ipt/log-machine'
import type { StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** Every state in a word and its tone. A new state is a type error until it has both. */
export const LOG_STATUS_WORDS: Record<LogStatus, { label: MessageDescriptor; tone: StatusTone }> = {
  SUBMITTED: { label: msg`Submitted`, tone: 'submitted' },
  REVISION_REQUESTED: { label: msg`Returned`, tone: 'returned' },
  VERIFIED_INDUSTRY: { label: msg`Verified`, tone: 'verified' },
  VERIFIED_ACADEMIC: { label: msg`Validated`, tone: 'validated' },
  FLAGGED: { label: msg`Flagged`, tone: 'flagged' },
  VOIDED: { label: msg`Voided`, tone: 'voided' },
}
