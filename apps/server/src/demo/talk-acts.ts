import { PostCommentInput, PublishAnnouncementInput } from '@ipt/contracts'
import type { IsoDate } from '@ipt/domain'
import { publishAnnouncement } from '../modules/announcements/index.ts'
import { postComment } from '../modules/comments/index.ts'
import type { Act } from './acts.ts'
import { demoId } from './ids.ts'
import { INSTITUTION } from './places.ts'
import { ago, instant } from './season-days.ts'
import { ANNOUNCEMENTS, THREADS } from './story/talk.ts'

/** What people of the season say to each other: under logs, and the coordinator to all of them. */
export const talkOf = (today: IsoDate): Act[] => [
  ...THREADS.flatMap(({ student, log, said }) =>
    said.map(({ by, daysAgo, at, words }, index): Act => {
      const logId = demoId(`log/${student}/${ago(today, log)}`)
      const input = PostCommentInput.parse({ id: demoId(`comment/${student}/${log}/${index}`), logId, body: words })
      return { at: instant(ago(today, daysAgo), at), by, photos: [], perform: (ctx) => postComment(ctx, input) }
    }),
  ),
  ...ANNOUNCEMENTS.map(({ name, daysAgo, at, ...words }): Act => {
    const input = PublishAnnouncementInput.parse({
      ...words,
      id: demoId(`announcement/${name}`),
      institutionId: INSTITUTION.id,
      cohortId: demoId('cohort'),
    })
    return { at: instant(ago(today, daysAgo), at), by: 'joseph', photos: [], perform: (ctx) => publishAnnouncement(ctx, input) }
  }),
]
