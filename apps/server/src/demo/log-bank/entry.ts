import { type Photo, SCENES, type SceneName } from '../scenes/index.ts'

/** What a student writes about one day. */
export interface Entry {
  content: string
  hours: number
  skills: string[]
  photos: Photo[]
}

/**
 * A trade's days in the order in which a trainee meets them: weekdays one after another, Saturdays and Sundays by week, null for a day
 * off. Without Saturdays and Sundays every day is a weekday.
 */
export interface LogBank {
  weekdays: readonly Entry[]
  saturdays?: readonly (Entry | null)[]
  sundays?: readonly (Entry | null)[]
}

/** One day as a line: `what was done | hours | skill, skill | scene "label" Name of the photo + scene "label" Name`. Photos may be left out. */
export function entry(line: string): Entry {
  const [content = '', hours = '', skills = '', photos = ''] = line.split(' | ')
  return { content, hours: Number(hours), skills: skills.split(', '), photos: photos === '' ? [] : photos.split(' + ').map(photoOf) }
}

export const logBank = (lines: {
  weekdays: readonly string[]
  saturdays: readonly (string | null)[]
  sundays: readonly (string | null)[]
}): LogBank => ({
  weekdays: lines.weekdays.map(entry),
  saturdays: lines.saturdays.map(orOff),
  sundays: lines.sundays.map(orOff),
})

const orOff = (line: string | null): Entry | null => (line === null ? null : entry(line))

function photoOf(words: string): Photo {
  const [, scene = '', label = '', name = ''] = /^(\w+) "([^"]+)" (.+)$/.exec(words) ?? []
  if (!isScene(scene)) throw new Error(`Not a photo: ${words}`)
  return { scene, label, name: `${name}.jpg` }
}

const isScene = (name: string): name is SceneName => Object.hasOwn(SCENES, name)
