import { Readable } from 'node:stream'
import {
  ConfirmArrivalInput,
  DecideLogInput,
  DecideLogWithReasonInput,
  ReportArrivalInput,
  ReviseLogInput,
  SubmitLogInput,
} from '@ipt/contracts'
import { addDays, type IsoDate } from '@ipt/domain'
import type { Ctx } from '../kernel/use-case.ts'
import { storeFile } from '../modules/files/index.ts'
import {
  clearFlag,
  flagLog,
  requestRevision,
  resubmitLog,
  returnToStudent,
  submitLog,
  validateLog,
  verifyLog,
  voidLog,
} from '../modules/logbook/index.ts'
import { confirmArrival, reportArrival } from '../modules/placements/index.ts'
import type { Act } from './act.ts'
import { Chance } from './chance.ts'
import { demoId } from './ids.ts'
import type { Entry } from './log-bank/entry.ts'
import type { PersonName } from './people.ts'
import { SITES } from './places.ts'
import type { Album } from './scenes/index.ts'
import { ago, between, clock } from './season-days.ts'
import { type LoggedDay, loggedDays } from './story/days.ts'
import type { Step, StudentStory } from './story/index.ts'
import { following, written } from './story/when.ts'
import { leaveOf, weeksOf } from './week-acts.ts'

export type { Act } from './act.ts'

/** Everything that one student's season brought until yesterday. */
export const actsOf = (story: StudentStory, today: IsoDate): Act[] => [
  ...arrivalOf(story, today),
  ...loggedDays(story, today).flatMap((day) => logOf(story, day, today)),
  ...weeksOf(story, today),
  ...leaveOf(story, today),
]

function arrivalOf(story: StudentStory, today: IsoDate): Act[] {
  if (story.arrival === null) return []
  const { student, arrival, site } = story
  const chance = new Chance(`${student}/arrival`)
  const day = ago(today, story.startsAgo)
  const id = demoId(`arrival/${student}`)
  const near = (degrees: number) => Number((degrees + chance.between(-0.0004, 0.0004)).toFixed(5))
  const report = ReportArrivalInput.parse({
    id,
    arrivedOn: day,
    note: arrival.note,
    location: { latitude: near(SITES[site].latitude), longitude: near(SITES[site].longitude), accuracy: chance.whole(8, 60) },
  })
  const reported: Act = {
    at: between(chance, day, clock(8), clock(11)),
    by: student,
    photos: [],
    perform: (ctx) => reportArrival(ctx, report),
  }
  if (!arrival.confirmed) return [reported]
  const confirmed: Act = {
    at: between(chance, addDays(day, 1), clock(7), clock(8)),
    by: story.industrialSupervisor,
    photos: [],
    perform: (ctx) => confirmArrival(ctx, ConfirmArrivalInput.parse({ id, revision: 1 })),
  }
  return [reported, confirmed]
}

/** A log and what became of it, each step after the one before, and all of them before today. */
function logOf(story: StudentStory, { date, daysAgo, entry, steps }: LoggedDay, today: IsoDate): Act[] {
  const { student } = story
  const chance = new Chance(`${student}/${daysAgo}`)
  const id = demoId(`log/${student}/${date}`)
  let revision = 1
  let last = written(chance, date)
  const acts: Act[] = [
    {
      at: last.at,
      by: student,
      photos: entry.photos,
      perform: async (ctx, album) =>
        submitLog(
          ctx,
          SubmitLogInput.parse({ ...wordsOf(entry), id, logDate: date, attachmentIds: await upload(ctx, `${id}/1`, entry, album) }),
        ),
    },
  ]
  for (const step of steps) {
    last = following(chance, last.day, step)
    if (last.day >= today) throw new Error(`${student}, ${daysAgo} days ago: ${step.kind} would lie in the future.`)
    const read = revision
    if (step.kind === 'resubmit') revision += 1
    acts.push({
      at: last.at,
      by: actorIn(story, step),
      photos: step.kind === 'resubmit' ? step.entry.photos : [],
      perform: (ctx, album) => take(step, ctx, { id, revision: read }, album),
    })
  }
  return acts
}

const wordsOf = ({ content, hours, skills }: Entry) => ({ content, hours, skills })

/** Stores an entry's photos as the person who acts. Returns their ids. */
async function upload(ctx: Ctx, place: string, { photos }: Entry, album: Album): Promise<string[]> {
  const ids: string[] = []
  for (const [index, photo] of photos.entries()) {
    const file = await storeFile(ctx, {
      id: demoId(`file/${place}/${index}`),
      name: photo.name,
      bytes: Readable.from([await album.photo(photo)]),
    })
    ids.push(file.id)
  }
  return ids
}

async function take(step: Step, ctx: Ctx, read: { id: string; revision: number }, album: Album): Promise<unknown> {
  const withReason = () => DecideLogWithReasonInput.parse({ ...read, comment: 'words' in step ? step.words : '' })
  switch (step.kind) {
    case 'verify':
      return verifyLog(ctx, DecideLogInput.parse(read))
    case 'return':
      return requestRevision(ctx, withReason())
    case 'resubmit': {
      const attachmentIds = await upload(ctx, `${read.id}/${read.revision + 1}`, step.entry, album)
      return resubmitLog(ctx, ReviseLogInput.parse({ ...read, ...wordsOf(step.entry), attachmentIds }))
    }
    case 'validate':
      return validateLog(ctx, DecideLogInput.parse(read))
    case 'flag':
      return flagLog(ctx, withReason())
    case 'clearFlag':
      return clearFlag(ctx, withReason())
    case 'sendBack':
      return returnToStudent(ctx, withReason())
    case 'void':
      return voidLog(ctx, withReason())
  }
}

function actorIn(story: StudentStory, { kind }: Step): PersonName {
  switch (kind) {
    case 'verify':
    case 'return':
      return story.industrialSupervisor
    case 'resubmit':
      return story.student
    case 'validate':
    case 'flag':
      return 'rehema'
    case 'clearFlag':
    case 'sendBack':
    case 'void':
      return 'joseph'
  }
}
