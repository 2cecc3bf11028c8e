import { operations } from '../../kernel/operations.ts'

export const notificationsOperations = operations('Notifications', {
  'notifications.list': ['get', '/notifications', 'What the caller was told, newest first'],
  'notifications.markRead': ['post', '/notifications/mark-read', 'Mark notifications read; all of them where none is named'],
  'notifications.mailPreferences': ['get', '/me/mail-preferences', 'What the caller is mailed of'],
  'notifications.setMailPreferences': ['patch', '/me/mail-preferences', 'Choose what to be mailed of'],
})
