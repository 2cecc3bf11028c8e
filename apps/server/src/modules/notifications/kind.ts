import type { EventData } from '@ipt/db'
import type { Language, Role } from '@ipt/domain'

/** What a notification says: plain facts from the event, with the names that reading adds. */
interface Told {
  data: EventData
  subjectId: string
  /** Who did it; "IPT Service" for the platform itself. */
  actor: string
  student: string
  /** `logDate` or `arrivedOn` of the event, written out in the reader's language: "Wed 12 Aug". */
  day: string
}

/** One kind of notification: which event brings it, who hears of it, and what it says, in every language. */
export interface NotificationKind {
  /** The event's kind. */
  on: string
  /** The relations to the subject that hear of it. */
  tells: readonly Role[]
  text: Record<Language, (told: Told) => string>
  /** The page of the web app that opens what it is about, for somebody in this relation. */
  path: (told: Pick<Told, 'data' | 'subjectId'>, role: Role) => string
}

const HOME: Record<Role, string> = {
  student: '/student',
  industrialSupervisor: '/industry',
  universitySupervisor: '/university',
  coordinator: '/coordinator',
}

/** The page of a log in somebody's part of the app. */
export const logPath: NotificationKind['path'] = ({ subjectId }, role) => `${HOME[role]}/logs/${subjectId}`

/** The first page of somebody's part of the app. */
export const homePath: NotificationKind['path'] = (_, role) => HOME[role]
