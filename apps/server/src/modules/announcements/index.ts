export { announcementsOperations } from './announcements.operations.ts'
export { announcementsRouter } from './announcements.router.ts'
export { publishAnnouncement } from './publish-announcement.ts'
