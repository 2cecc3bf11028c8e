const SECOND = 1_000
const DAY = 86_400 * SECOND

/** When the new day is asked for, after midnight by this device: more than once, since its clock may be ahead of the server's. */
const LOOKS = [1, 60, 300, 900].map((seconds) => seconds * SECOND)

/** How long it is until the next look at the day, in milliseconds; `timeZone` is the institution's, or undefined for the device's. */
export function untilNextLook(now: Date, timeZone?: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23', timeZone })
  const [hours = 0, minutes = 0, seconds = 0] = clock.format(now).split(':').map(Number)
  const since = ((hours * 60 + minutes) * 60 + seconds) * SECOND + now.getMilliseconds()
  return (LOOKS.find((look) => look > since) ?? DAY + (LOOKS[0] ?? 0)) - since
}

/** The calendar day by that clock, `YYYY-MM-DD`. */
export const dayOf = (now: Date, timeZone?: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)
