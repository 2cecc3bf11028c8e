import { LANGUAGES } from '@ipt/domain'
import { z } from 'zod'
import { Id, Moment, PageInput, pageOf } from './primitives.ts'

/** One line under the bell, in the language that was asked for. `path` opens what it is about. */
export const NotificationView = z.object({ id: Id, kind: z.string(), text: z.string(), at: Moment, read: z.boolean(), path: z.string() })
export type NotificationView = z.infer<typeof NotificationView>

export const ListNotificationsInput = z.strictObject({ language: z.enum(LANGUAGES).default('en'), ...PageInput })
export type ListNotificationsInput = z.input<typeof ListNotificationsInput>
/** A page of them, newest first, and how many in all are unread. */
export const NotificationPage = pageOf(NotificationView).extend({ unread: z.int() })
export type NotificationPage = z.infer<typeof NotificationPage>

/** Marks the named ones as read; without `ids`, every one up to now. */
export const MarkReadInput = z.strictObject({ ids: z.array(Id).max(100).optional() })
export type MarkReadInput = z.infer<typeof MarkReadInput>
