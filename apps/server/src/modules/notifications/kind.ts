import type { EventData } from '@ipt/db'
import type { Language, MailWay, Role } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { PlacedEvent } from '../../kernel/projections.ts'

/** What a notification says: plain facts from the event, with the names that reading adds. */
export interface Told {
  data: EventData
  subjectId: string
  /** Who did it; "IPT Service" for the platform itself. */
  actor: string
  student: string
  /** The event's day, or the first of its days, written out in the reader's language: "Wed 12 Aug". */
  day: string
  /** The last of its days; empty where it is about one day alone. */
  until: string
  /** Of the announcement that it is about; empty for anything else, and once that was taken back. */
  title: string
  /** Of the vacancy that an application is to: its title, its host, and its offer's last day written out. Empty for anything else. */
  vacancy: string
  company: string
  answerBy: string
}

/** What several of a kind say in one line: of one actor, about one student. The rest is the newest one's. */
interface ManyTold extends Told {
  count: number
  /** The first and the last of their days: "Mon 10 – Fri 14 Aug". */
  days: string
}

/** One kind of notification: which event brings it, who hears of it, and what it says, in every language. */
export interface NotificationKind {
  /** The event's kind. */
  on: string
  /** The relations to the subject that hear of it. */
  tells: readonly Role[]
  /** Who else hears of it, and as what: from rows that stay as they were when it happened, so that a rebuild tells the same people. */
  audience?: (em: EntityManager, event: PlacedEvent) => Promise<{ userId: string; role: Role }[]>
  text: Record<Language, (told: Told) => string>
  /** Several in one line, which leads to the first page of the reader's part of the app. Without it each stands alone. */
  many?: Record<Language, (told: ManyTold) => string>
  /** How it goes by mail where somebody did not choose: in the digest, unless said otherwise. */
  mail?: MailWay
  /** What the choice about mails calls it: "A log waits for you". */
  label?: Record<Language, string>
  /** Those of the subjects that it is still true of: nobody is mailed what is done by then. */
  still?: (em: EntityManager, subjectIds: string[]) => Promise<string[]>
  /** The page of the web app that opens what it is about, for somebody in this relation. */
  path: (told: Pick<Told, 'data' | 'subjectId'>, role: Role) => string
}

export const HOME: Record<Role, string> = {
  student: '/student',
  industrialSupervisor: '/industry',
  universitySupervisor: '/university',
  coordinator: '/coordinator',
}

/** The page of a log in somebody's part of the app. */
export const logPath: NotificationKind['path'] = ({ subjectId }, role) => `${HOME[role]}/logs/${subjectId}`

/** The first page of somebody's part of the app. */
export const homePath: NotificationKind['path'] = (_, role) => HOME[role]
