import { AskLeaveInput, SignOffWeekInput, WriteSummaryInput } from '@ipt/contracts'
import { addDays, daysBetween, type IsoDate, mondayOf } from '@ipt/domain'
import { askLeave, grantLeave } from '../modules/leave/index.ts'
import { signOffWeek, writeSummary } from '../modules/weeks/index.ts'
import type { Act } from './act.ts'
import { Chance } from './chance.ts'
import { demoId } from './ids.ts'
import { ago, between, clock } from './season-days.ts'
import type { StoryLeave, StudentStory } from './story/index.ts'

/** By then the last log of a week is decided, even one that came back once. */
const DAYS_TO_SIGN = 9
/** Of a week that ended so long ago, the company has decided every day. */
const DECIDED_AFTER = 14

/** The first weeks of a season: summed up on their Sunday evening, signed on the Wednesday after. */
export function weeksOf({ student, industrialSupervisor, startsAgo, weeks = [] }: StudentStory, today: IsoDate): Act[] {
  const placementId = demoId(`placement/${student}`)
  const first = mondayOf(ago(today, startsAgo))
  return weeks.flatMap(({ summary, comment }, index) => {
    const weekStartsOn = addDays(first, 7 * index)
    const sunday = addDays(weekStartsOn, 6)
    if (daysBetween(sunday, today) < DECIDED_AFTER) return []
    const chance = new Chance(`${student}/week/${index}`)
    const written: Act = {
      at: between(chance, sunday, clock(20, 30), clock(21, 45)),
      by: student,
      photos: [],
      perform: (ctx) => writeSummary(ctx, WriteSummaryInput.parse({ placementId, weekStartsOn, summary })),
    }
    const signed: Act = {
      at: between(chance, addDays(weekStartsOn, DAYS_TO_SIGN), clock(10), clock(11, 30)),
      by: industrialSupervisor,
      photos: [],
      perform: (ctx) => signOffWeek(ctx, SignOffWeekInput.parse({ placementId, weekStartsOn, comment, revision: 1 })),
    }
    return [written, signed]
  })
}

/** Requests for leave, and what the industrial supervisor answered. */
export const leaveOf = (story: StudentStory, today: IsoDate): Act[] =>
  (story.leave ?? []).flatMap((leave) => actsOfLeave(story, leave, today))

function actsOfLeave({ student, industrialSupervisor }: StudentStory, leave: StoryLeave, today: IsoDate): Act[] {
  const chance = new Chance(`${student}/leave/${leave.fromAgo}`)
  const id = demoId(`leave/${student}/${leave.fromAgo}`)
  const day = ago(today, leave.askedAgo)
  const request = AskLeaveInput.parse({
    id,
    placementId: demoId(`placement/${student}`),
    kind: leave.kind,
    from: ago(today, leave.fromAgo),
    to: ago(today, leave.toAgo),
    note: leave.note,
  })
  const asked: Act = {
    at: between(chance, day, clock(6, 30), clock(7, 10)),
    by: student,
    photos: [],
    perform: (ctx) => askLeave(ctx, request),
  }
  const granted: Act = {
    at: between(chance, day, clock(7, 45), clock(9)),
    by: industrialSupervisor,
    photos: [],
    perform: (ctx) => grantLeave(ctx, { id }),
  }
  return leave.granted ? [asked, granted] : [asked]
}
