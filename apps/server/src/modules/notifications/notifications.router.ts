import { ListNotificationsInput, MarkReadInput, NotificationPage } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { markRead } from './mark-read.ts'
import { listNotifications } from './notifications.queries.ts'

export const notificationsRouter = router({
  list: permitted('notification.own')
    .input(ListNotificationsInput)
    .output(NotificationPage)
    .query(({ ctx, input }) => listNotifications(ctx, input)),
  markRead: permitted('notification.own')
    .input(MarkReadInput)
    .output(NotificationPage.pick({ unread: true }))
    .mutation(({ ctx, input }) => markRead(ctx, input)),
})
