import type { PlacementStatus } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** Every state of a placement in a word, for screens that load without the staff's words. */
export const STATE_WORDS: Record<PlacementStatus, MessageDescriptor> = {
  PROPOSED: msg`Proposed`,
  CONFIRMED: msg`Confirmed`,
  ACTIVE: msg`Active`,
  COMPLETED: msg`Completed`,
  ENDED_EARLY: msg`Ended early`,
  CANCELLED: msg`Cancelled`,
}
