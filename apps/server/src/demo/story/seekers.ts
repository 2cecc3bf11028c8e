import type { StudentName } from '../people.ts'
import type { SiteName } from '../places.ts'
import { clock } from '../season-days.ts'

/** In the season, and still without a placement. */
export const SEEKERS = ['grace', 'salim', 'mwanaidi', 'daudi'] as const satisfies readonly StudentName[]

/** When somebody did something: days before the day of loading, and minutes since midnight. */
interface When {
  daysAgo: number
  at: number
}

/** What the host or the coordinator said to an application. */
export type Answer = When & { by: 'baraka' | 'asha' | 'joseph' } & (
    | { kind: 'shortlist' | 'waitlist' }
    | { kind: 'reject'; words: string }
    /** `answerIn`: the last day for an answer, in days after the day of loading. */
    | { kind: 'offer'; words: string; answerIn: number }
  )

export interface StoryApplication extends When {
  student: (typeof SEEKERS)[number]
  letter: string
  answers: readonly Answer[]
}

export interface StoryVacancy extends When {
  name: string
  by: 'baraka' | 'joseph'
  site: SiteName
  contact: 'baraka' | 'asha'
  title: string
  description: string
  skills: string[]
  slots: number
  /** Days after the day of loading. */
  startsIn: number
  endsIn: number
  applyIn: number
  published: When | null
  closed: When | null
  applications: readonly StoryApplication[]
}

/** Places that the season's hosts offer: open ones, a draft of the host's own, and one that is closed. */
export const VACANCIES: readonly StoryVacancy[] = [
  {
    name: 'protection',
    by: 'joseph',
    site: 'ubungo',
    contact: 'baraka',
    title: 'Substation trainee, protection and metering',
    description:
      'You test protection relays with the maintenance team, read meters, and write the test sheets.\nSafety boots and a helmet are given. The day begins at 07:30 at the gate of the substation.',
    skills: ['Relay testing', 'Metering', 'Reading drawings'],
    slots: 3,
    startsIn: 14,
    endsIn: 104,
    applyIn: 21,
    daysAgo: 16,
    at: clock(10, 5),
    published: { daysAgo: 16, at: clock(10, 20) },
    closed: null,
    applications: [
      {
        student: 'grace',
        letter:
          'I took the protection course last term and would like to see the relays at work. I have done a month at a workshop in Moshi before.',
        daysAgo: 12,
        at: clock(19, 10),
        answers: [{ kind: 'shortlist', by: 'baraka', daysAgo: 9, at: clock(8, 30) }],
      },
      {
        student: 'salim',
        letter: 'I write programs for the readings of meters, and want to learn where they come from.',
        daysAgo: 2,
        at: clock(20, 15),
        answers: [],
      },
      {
        student: 'daudi',
        letter: 'I would like to work on transformers and their cooling.',
        daysAgo: 1,
        at: clock(18, 40),
        answers: [],
      },
    ],
  },
  {
    name: 'workshop',
    by: 'joseph',
    site: 'kurasini',
    contact: 'baraka',
    title: 'Workshop trainee, motors and switchgear',
    description: 'You take motors apart, measure their windings, and put switchgear together. One place, beside two technicians.',
    skills: ['Motors', 'Switchgear'],
    slots: 1,
    startsIn: 14,
    endsIn: 104,
    applyIn: 10,
    daysAgo: 15,
    at: clock(9, 40),
    published: { daysAgo: 15, at: clock(9, 50) },
    closed: null,
    applications: [
      {
        student: 'daudi',
        letter: 'Rewinding a motor was my project of the second year. I can begin at once.',
        daysAgo: 11,
        at: clock(17, 20),
        answers: [
          { kind: 'shortlist', by: 'baraka', daysAgo: 8, at: clock(8, 40) },
          {
            kind: 'offer',
            by: 'joseph',
            daysAgo: 2,
            at: clock(11, 15),
            answerIn: 5,
            words: 'They liked your winding project. Answer soon, if you can: another student waits for the place.',
          },
        ],
      },
      {
        student: 'grace',
        letter: 'My second wish after the substation: I like work with my hands.',
        daysAgo: 10,
        at: clock(19, 30),
        answers: [{ kind: 'waitlist', by: 'baraka', daysAgo: 8, at: clock(8, 45) }],
      },
    ],
  },
  {
    name: 'survey',
    by: 'joseph',
    site: 'kibaha',
    contact: 'asha',
    title: 'Surveying and setting out, Kibaha bypass',
    description: 'You set out levels and chainage with the survey crew, and keep the book of the day.',
    skills: ['Surveying', 'Levelling', 'AutoCAD'],
    slots: 2,
    startsIn: 7,
    endsIn: 97,
    applyIn: 14,
    daysAgo: 13,
    at: clock(14, 10),
    published: { daysAgo: 13, at: clock(14, 30) },
    closed: null,
    applications: [
      {
        student: 'mwanaidi',
        letter: 'I have worked with a total station in two field camps, and live in Kibaha.',
        daysAgo: 3,
        at: clock(18, 5),
        answers: [],
      },
    ],
  },
  {
    name: 'bridge',
    by: 'joseph',
    site: 'kimara',
    contact: 'asha',
    title: 'Bridge works assistant',
    description: 'You help to check formwork and reinforcement before concrete is poured.',
    skills: ['Concrete', 'Reinforcement'],
    slots: 1,
    startsIn: 7,
    endsIn: 97,
    applyIn: 3,
    daysAgo: 30,
    at: clock(11),
    published: { daysAgo: 30, at: clock(11, 10) },
    closed: { daysAgo: 6, at: clock(15, 20) },
    applications: [
      {
        student: 'mwanaidi',
        letter: 'I would like to see how a bridge is built from its first pile.',
        daysAgo: 20,
        at: clock(20),
        answers: [
          {
            kind: 'reject',
            by: 'asha',
            daysAgo: 7,
            at: clock(9, 15),
            words: 'The bridge is nearly done. Look at our place in Kibaha: there is more to learn.',
          },
        ],
      },
    ],
  },
  {
    name: 'scada',
    by: 'baraka',
    site: 'ubungo',
    contact: 'baraka',
    title: 'Control room trainee, SCADA and networks',
    description: 'You help to keep the control room’s network and its screens, and learn what the signals mean.',
    skills: ['Networks', 'SCADA'],
    slots: 2,
    startsIn: 21,
    endsIn: 111,
    applyIn: 28,
    daysAgo: 4,
    at: clock(16, 25),
    published: null,
    closed: null,
    applications: [],
  },
]
