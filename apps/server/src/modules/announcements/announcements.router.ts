import {
  AnnouncementAudience,
  AnnouncementIdInput,
  AnnouncementPage,
  AnnouncementPlaces,
  AnnouncementReach,
  AnnouncementView,
  ListAnnouncementsInput,
  PublishAnnouncementInput,
  PublishedAnnouncement,
  PublishedPage,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { listAnnouncements, listPlaces, listPublished, viewAnnouncement } from './announcements.queries.ts'
import { previewAudience } from './audience.ts'
import { publishAnnouncement } from './publish-announcement.ts'
import { retractAnnouncement } from './retract-announcement.ts'

export const announcementsRouter = router({
  list: permitted('announcement.read')
    .input(ListAnnouncementsInput)
    .output(AnnouncementPage)
    .query(({ ctx, input }) => listAnnouncements(ctx, input)),
  get: permitted('announcement.read')
    .input(AnnouncementIdInput)
    .output(AnnouncementView)
    .query(({ ctx, input }) => viewAnnouncement(ctx, input.id)),
  places: permitted('announcement.publish')
    .output(AnnouncementPlaces)
    .query(({ ctx }) => listPlaces(ctx)),
  preview: permitted('announcement.publish')
    .input(AnnouncementAudience)
    .output(AnnouncementReach)
    .query(({ ctx, input }) => previewAudience(ctx, input)),
  published: permitted('announcement.publish')
    .input(ListAnnouncementsInput)
    .output(PublishedPage)
    .query(({ ctx, input }) => listPublished(ctx, input)),
  publish: permitted('announcement.publish')
    .input(PublishAnnouncementInput)
    .output(PublishedAnnouncement)
    .mutation(({ ctx, input }) => publishAnnouncement(ctx, input)),
  retract: permitted('announcement.retract')
    .input(AnnouncementIdInput)
    .output(PublishedAnnouncement)
    .mutation(({ ctx, input }) => retractAnnouncement(ctx, input)),
})
