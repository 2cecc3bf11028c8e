import type { PlacementView } from '@ipt/contracts'
import type { ArrivalStatus, PlacementStatus } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** Every state of a placement in a word. A new one is a type error until it has one. */
export const PLACEMENT_STATUS_WORDS: Record<PlacementStatus, MessageDescriptor> = {
  PROPOSED: msg`Proposed`,
  CONFIRMED: msg`Confirmed`,
  ACTIVE: msg`Active`,
  COMPLETED: msg`Completed`,
  ENDED_EARLY: msg`Ended early`,
  CANCELLED: msg`Cancelled`,
}

const ARRIVAL_WORDS: Record<ArrivalStatus | 'NONE', MessageDescriptor> = {
  NONE: msg`Arrival not reported`,
  REPORTED: msg`Arrival reported`,
  CONFIRMED: msg`Arrival confirmed`,
  RETURNED: msg`Arrival returned`,
}

export const arrivalWord = ({ arrival }: Pick<PlacementView, 'arrival'>): MessageDescriptor => ARRIVAL_WORDS[arrival?.status ?? 'NONE']
