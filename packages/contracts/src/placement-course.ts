import { LIMITS, PLACEMENT_EVENTS, PLACEMENT_STATUSES } from '@ipt/domain'
import { z } from 'zod'
import { Day, Id, Moment, PersonRef, someText, text } from './primitives.ts'

const act = { id: Id, requestId: Id.optional() }

export const PlacementIdInput = z.strictObject({ id: Id })
export type PlacementIdInput = z.infer<typeof PlacementIdInput>

/** Its last day was earlier than planned: what was logged up to it stays, nothing is logged any more. */
export const EndPlacementInput = z.strictObject({ ...act, endedOn: Day, comment: someText(LIMITS.comment) })
export type EndPlacementInput = z.infer<typeof EndPlacementInput>

/** It never came to be: while nothing was logged. */
export const CancelPlacementInput = z.strictObject({ ...act, comment: someText(LIMITS.comment) })
export type CancelPlacementInput = z.infer<typeof CancelPlacementInput>

/** It is over, and nothing of it waits. */
export const CompletePlacementInput = z.strictObject(act)
export type CompletePlacementInput = z.infer<typeof CompletePlacementInput>

/** Other first and last days. `was` is what was on screen: other days by now are refused. */
export const ChangeDatesInput = z
  .strictObject({
    ...act,
    startsOn: Day,
    endsOn: Day,
    was: z.strictObject({ startsOn: Day, endsOn: Day }),
    comment: text(LIMITS.comment).default(''),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], error: 'The last day comes before the first one.' })
export type ChangeDatesInput = z.input<typeof ChangeDatesInput>

/**
 * The student goes on at another place, under a supervisor there who may not be known yet. `on` is the first day there: the placement ends the
 * day before, and `newId` is that of the one that follows.
 */
export const ChangePlaceInput = z.strictObject({
  ...act,
  newId: Id,
  on: Day,
  organisationId: Id,
  siteId: Id,
  contactId: Id.nullable(),
  comment: someText(LIMITS.comment),
})
export type ChangePlaceInput = z.infer<typeof ChangePlaceInput>

/** The placement that follows. */
export const ChangedPlace = z.object({ placementId: Id })
export type ChangedPlace = z.infer<typeof ChangedPlace>

/** A placement before or after another one of the same training. */
const NeighbourPlacement = z.object({
  id: Id,
  organisation: z.string(),
  site: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
})

/** How somebody is reached. `phone`: as the institution noted it of a host's contact; null: not known. */
const Reachable = PersonRef.extend({ email: z.string(), phone: z.string().nullable() })

/** Whom the student turns to. Both null before the placement is confirmed, and once it is cancelled. */
export const PlacementContacts = z.object({ industrialSupervisor: Reachable.nullable(), universitySupervisor: Reachable.nullable() })
export type PlacementContacts = z.infer<typeof PlacementContacts>

/** One line of a placement's history. The words are for the student and the coordinator. */
export const PlacementEventView = z.object({
  id: Id,
  kind: z.string(),
  at: Moment,
  by: PersonRef.nullable(),
  /** The days that it is about, where it is about any. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  comment: z.string().nullable(),
})
export type PlacementEventView = z.infer<typeof PlacementEventView>

/** How a placement went so far, the latest first. `can` lists what whoever asked may do with it now. */
export const PlacementCourse = z.object({
  id: Id,
  status: z.enum(PLACEMENT_STATUSES),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** The last day of one that ended early. */
  endedOn: z.iso.date().nullable(),
  today: z.iso.date(),
  /** Where the student was before, and where after, where the place changed half-way. */
  previous: NeighbourPlacement.nullable(),
  next: NeighbourPlacement.nullable(),
  cohort: z.object({ id: Id, startsOn: z.iso.date(), endsOn: z.iso.date() }),
  /** Logs and requests for leave that wait for somebody. */
  waiting: z.int(),
  events: z.array(PlacementEventView),
  can: z.array(z.enum(PLACEMENT_EVENTS)),
})
export type PlacementCourse = z.infer<typeof PlacementCourse>
