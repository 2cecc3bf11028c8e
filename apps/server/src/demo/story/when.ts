import { addDays, type IsoDate } from '@ipt/domain'
import type { Chance } from '../chance.ts'
import { between, clock } from '../season-days.ts'
import type { Step } from './steps.ts'

/** When a student writes: in the evening of the day. */
export const written = (chance: Chance, date: IsoDate): { day: IsoDate; at: Date } => ({
  day: date,
  at: between(chance, date, clock(16, 30), clock(20)),
})

/** When a step follows on one that happened on `day`: companies read the next morning, the university some days later. */
export function following(chance: Chance, day: IsoDate, step: Step): { day: IsoDate; at: Date } {
  switch (step.kind) {
    case 'verify':
    case 'return':
      return on(addDays(day, 1), clock(7, 15), clock(9, 30))
    case 'resubmit':
      return on(day, clock(17), clock(20, 30))
    case 'validate':
      return on(addDays(day, chance.whole(3, 5)), clock(10), clock(12, 45))
    case 'flag':
      return on(addDays(day, step.daysLater ?? chance.whole(3, 5)), clock(10), clock(12, 45))
    case 'clearFlag':
    case 'sendBack':
    case 'void':
      return on(addDays(day, 1), clock(14), clock(16, 15))
  }

  function on(date: IsoDate, from: number, to: number) {
    return { day: date, at: between(chance, date, from, to) }
  }
}
