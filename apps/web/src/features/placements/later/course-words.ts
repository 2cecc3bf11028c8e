import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** The lines of a placement's history, by the event's kind. */
export const COURSE_WORDS: Record<string, MessageDescriptor> = {
  'placement.confirmed': msg`Confirmed`,
  'placement.activated': msg`Training began`,
  'placement.datesChanged': msg`Dates changed`,
  'placement.completed': msg`Completed`,
  'placement.endedEarly': msg`Ended early`,
  'placement.cancelled': msg`Cancelled`,
  'placement.supervisorChanged': msg`Another supervisor`,
  'letter.issued': msg`A letter was issued`,
  'placement.moved': msg`Moved to another place`,
}
