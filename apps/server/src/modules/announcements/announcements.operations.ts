import { operations } from '../../kernel/operations.ts'

export const announcementsOperations = operations('Announcements', {
  'announcements.list': ['get', '/announcements', 'Announcements for the caller, newest first'],
  'announcements.get': ['get', '/announcements/{id}', 'One announcement'],
  'announcements.places': ['get', '/announcement-places', 'Where the caller may announce'],
  'announcements.preview': ['get', '/announcement-audience', 'How many people an announcement would reach'],
  'announcements.published': ['get', '/published-announcements', 'What the caller’s institutions announced'],
  'announcements.publish': ['post', '/announcements', 'Publish an announcement', { status: 201 }],
  'announcements.retract': ['post', '/announcements/{id}/retract', 'Take an announcement back'],
})
