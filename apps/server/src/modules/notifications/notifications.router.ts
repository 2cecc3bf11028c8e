import {
  ListNotificationsInput,
  MailPreferences,
  MarkReadInput,
  NotificationPage,
  ReadMailPreferencesInput,
  SetMailPreferencesInput,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { viewMailPreferences } from './mail-preferences.queries.ts'
import { markRead } from './mark-read.ts'
import { listNotifications } from './notifications.queries.ts'
import { setMailPreferences } from './set-mail-preferences.ts'

export const notificationsRouter = router({
  list: permitted('notification.own')
    .input(ListNotificationsInput)
    .output(NotificationPage)
    .query(({ ctx, input }) => listNotifications(ctx, input)),
  markRead: permitted('notification.own')
    .input(MarkReadInput)
    .output(NotificationPage.pick({ unread: true }))
    .mutation(({ ctx, input }) => markRead(ctx, input)),
  mailPreferences: permitted('notification.own')
    .input(ReadMailPreferencesInput)
    .output(MailPreferences)
    .query(({ ctx, input }) => viewMailPreferences(ctx, input.language)),
  setMailPreferences: permitted('notification.own')
    .input(SetMailPreferencesInput)
    .output(MailPreferences)
    .mutation(({ ctx, input }) => setMailPreferences(ctx, input)),
})
