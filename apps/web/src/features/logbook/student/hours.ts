import { LIMITS } from '@ipt/domain'

/** What a press on plus or minus starts from where nothing was written: a usual day. */
const USUAL_DAY = 8
const PRESS = 0.5

/** The hours in `text`, with a point or a comma; null where there is none; undefined where it is no number of hours in quarters. */
export function parseHours(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (!/^\d{1,2}(?:[.,]\d{0,2})?$/.test(trimmed)) return undefined
  const hours = Number(trimmed.replace(',', '.'))
  return hours <= LIMITS.hours && Number.isInteger(hours / LIMITS.hoursStep) ? hours : undefined
}

/** One press up or down, in half hours, within the limits. */
export function stepHours(text: string, direction: 1 | -1): string {
  const hours = parseHours(text)
  if (hours === null || hours === undefined) return String(USUAL_DAY)
  const halves = hours / PRESS
  const next = direction > 0 ? Math.floor(halves) + 1 : Math.ceil(halves) - 1
  return String(Math.min(LIMITS.hours, Math.max(0, next * PRESS)))
}
