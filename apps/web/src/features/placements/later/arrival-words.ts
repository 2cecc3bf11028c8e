import type { ArrivalStatus } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** How far an arrival has come, for screens that load without the staff's words. */
export const ARRIVAL_STATE_WORDS: Record<ArrivalStatus | 'NONE', MessageDescriptor> = {
  NONE: msg`Arrival not reported`,
  REPORTED: msg`Arrival reported`,
  CONFIRMED: msg`Arrival confirmed`,
  RETURNED: msg`Arrival returned`,
}
