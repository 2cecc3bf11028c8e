import { ANNOUNCEMENT_ROLES, LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { Id, Moment, oneLine, PageInput, PersonRef, pageOf, someText } from './primitives.ts'

const rolesError = 'Say for whom: one role or more, each once.'

/** People of an institution, or of one of its cohorts, in one role or more. */
export const AnnouncementAudience = z.strictObject({
  institutionId: Id,
  /** Null: the whole institution. */
  cohortId: Id.nullable(),
  roles: z
    .array(z.enum(ANNOUNCEMENT_ROLES))
    .min(1, { error: rolesError })
    .refine((roles) => new Set(roles).size === roles.length, { error: rolesError }),
})
export type AnnouncementAudience = z.infer<typeof AnnouncementAudience>

/** Plain text, paragraphs and addresses included. `id` is the client's, and makes a second sending safe. */
export const PublishAnnouncementInput = AnnouncementAudience.extend({
  id: Id,
  title: oneLine(LIMITS.announcementTitle),
  body: someText(LIMITS.announcement),
})
export type PublishAnnouncementInput = z.infer<typeof PublishAnnouncementInput>

export const AnnouncementIdInput = z.strictObject({ id: Id })
export type AnnouncementIdInput = z.infer<typeof AnnouncementIdInput>

/** How many people of each role. */
export const AnnouncementReach = z.record(z.enum(ANNOUNCEMENT_ROLES), z.int())
export type AnnouncementReach = z.infer<typeof AnnouncementReach>

const named = z.object({ id: Id, name: z.string() })

/** An announcement as those read it whom it is for. */
export const AnnouncementView = z.object({
  id: Id,
  title: z.string(),
  body: z.string(),
  by: PersonRef,
  at: Moment,
  institution: named,
  /** Null: for the whole institution. */
  cohort: named.nullable(),
})
export type AnnouncementView = z.infer<typeof AnnouncementView>

export const ListAnnouncementsInput = z.strictObject({ ...PageInput })
export type ListAnnouncementsInput = z.input<typeof ListAnnouncementsInput>
/** A page of them, newest first. */
export const AnnouncementPage = pageOf(AnnouncementView)
export type AnnouncementPage = z.infer<typeof AnnouncementPage>

/** The same as its coordinator sees it: for whom, whom it reached when it was published, and whether it was taken back. */
export const PublishedAnnouncement = AnnouncementView.extend({
  roles: z.array(z.enum(ANNOUNCEMENT_ROLES)),
  reached: AnnouncementReach,
  retractedAt: Moment.nullable(),
})
export type PublishedAnnouncement = z.infer<typeof PublishedAnnouncement>
export const PublishedPage = pageOf(PublishedAnnouncement)
export type PublishedPage = z.infer<typeof PublishedPage>

/** The institutions that the asker coordinates, with their cohorts, the latest first. */
export const AnnouncementPlaces = z.array(named.extend({ cohorts: z.array(named) }))
export type AnnouncementPlaces = z.infer<typeof AnnouncementPlaces>
