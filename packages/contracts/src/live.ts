import { z } from 'zod'
import { Id } from './primitives.ts'

/** What an event can be about. */
export const LiveSubject = z.enum([
  'log',
  'arrivalNote',
  'placement',
  'user',
  'week',
  'leave',
  'announcement',
  'institution',
  'cohort',
  'organisation',
  'vacancy',
  'application',
])
export type LiveSubject = z.infer<typeof LiveSubject>

/** A place in the one order of events. */
const Seq = z.int()

/**
 * From where to go on: the id of the last message that arrived, or `me.seq`; without it, from now. And for whom the page was drawn: where the
 * session is somebody else's by now, the stream is refused (SIGNED_OUT), since it would tell that page nothing of its own.
 */
export const LiveInput = z
  .strictObject({
    lastEventId: z
      .string()
      .regex(/^\d{1,15}$/, { error: 'Not the id of a message of this stream.' })
      .optional(),
    userId: Id.optional(),
  })
  .default({})
export type LiveInput = z.input<typeof LiveInput>

/** Something happened to a thing that the person may know of. Without words: whoever wants to know more reads it. */
export const LiveEvent = z.object({
  type: z.literal('event'),
  seq: Seq,
  /** `log.verified`, `arrival.confirmed` … */
  kind: z.string(),
  subjectType: LiveSubject,
  subjectId: Id,
  placementId: Id.nullable(),
})
export type LiveEvent = z.infer<typeof LiveEvent>

/** One message: an event; `at`, nothing is missing up to here; or `reset`, too much was missed up to here, so read everything again. */
export const LiveMessage = z.discriminatedUnion('type', [
  LiveEvent,
  z.object({ type: z.literal('at'), seq: Seq }),
  z.object({ type: z.literal('reset'), seq: Seq }),
])
export type LiveMessage = z.infer<typeof LiveMessage>
