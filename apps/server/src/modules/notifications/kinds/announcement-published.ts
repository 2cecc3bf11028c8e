import { AnnouncementRecipient } from '@ipt/db'
import { HOME, type NotificationKind } from '../kind.ts'

/** A coordinator told many people something. */
export const announcementPublished: NotificationKind = {
  on: 'announcement.published',
  tells: [],
  audience: async (em, event) => {
    const reached = await em.find(AnnouncementRecipient, { announcement: event.subjectId }, { orderBy: { user: 'asc' } })
    return reached.map(({ user, role }) => ({ userId: user.id, role }))
  },
  text: {
    en: ({ actor, title }) => (title ? `Announcement: ${title}` : `${actor} took an announcement back.`),
    sw: ({ actor, title }) => (title ? `Tangazo: ${title}` : `${actor} ameondoa tangazo.`),
  },
  mail: 'atOnce',
  label: { en: 'An announcement', sw: 'Tangazo' },
  path: ({ subjectId }, role) => `${HOME[role]}/announcements/${subjectId}`,
}
