import type { PersonName, StudentName } from '../people.ts'
import { clock } from '../season-days.ts'

interface Said {
  by: PersonName
  daysAgo: number
  /** Minutes since midnight. */
  at: number
  words: string
}

/** What was said under a log that is still open; `log` is the day it is of, counted back. */
export const THREADS: readonly { student: StudentName; log: number; said: readonly Said[] }[] = [
  {
    student: 'neema',
    log: 3,
    said: [
      {
        by: 'neema',
        daysAgo: 2,
        at: clock(12, 40),
        words: 'It was the overcurrent relay of feeder F4. I have the readings in my notebook. May I add the test sheet as a photo?',
      },
      { by: 'baraka', daysAgo: 1, at: clock(9, 50), words: 'Yes, the whole sheet, with the date on it. And write what the setting was.' },
    ],
  },
  {
    student: 'neema',
    log: 10,
    said: [
      {
        by: 'neema',
        daysAgo: 2,
        at: clock(18, 5),
        words: 'It was F4. I took the photo from the walkway, and F8 is the bay that one sees from there.',
      },
    ],
  },
  {
    student: 'elia',
    log: 9,
    said: [
      {
        by: 'elia',
        daysAgo: 2,
        at: clock(15, 10),
        words: 'I picked the wrong picture on my phone. The one of this day shows the rack from behind; Ms. Shayo is in it.',
      },
      { by: 'rehema', daysAgo: 1, at: clock(9, 20), words: 'Keep it. Mr. Lyimo decides first.' },
    ],
  },
]

/** What the coordinator told everybody of the season. */
export const ANNOUNCEMENTS = [
  {
    name: 'visits',
    daysAgo: 2,
    at: clock(10, 15),
    roles: ['student', 'industrialSupervisor', 'universitySupervisor'] as const,
    title: 'Site visits begin next week',
    body: `Your university supervisor comes once to every place between now and the end of next month, and tells you the day at least a week before.

Students: have your safety shoes, your drawings and your test sheets at hand. Supervisors at the company: half an hour of your time is enough.

What is looked at: https://ipt.usambara.example/visits`,
  },
]
