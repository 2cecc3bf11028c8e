import { addDays, type IsoDate } from '@ipt/domain'
import type { Chance } from './chance.ts'

export const TIME_ZONE = 'Africa/Dar_es_Salaam'
/** East Africa Time has no summer time. */
const OFFSET = '+03:00'

/** The season began so many days before the day on which it is loaded, and goes on for so many after it. */
export const DAYS_BEFORE = 49
export const DAYS_AFTER = 365

/** A time of day, in minutes since midnight. */
export const clock = (hours: number, minutes = 0): number => hours * 60 + minutes

/** The instant of a time of day there. */
export const instant = (day: IsoDate, minutes: number): Date => new Date(Date.parse(`${day}T00:00:00${OFFSET}`) + minutes * 60_000)

/** A time between two on a day, to the second. */
export const between = (chance: Chance, day: IsoDate, from: number, to: number): Date =>
  instant(day, Math.round(chance.between(from, to) * 60) / 60)

/** The day so many days before `today`. */
export const ago = (today: IsoDate, days: number): IsoDate => addDays(today, -days)
