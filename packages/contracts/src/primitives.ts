import { isPhone, LANGUAGES, LIMITS, ROLES } from '@ipt/domain'
import { z } from 'zod'

/** Text that PostgreSQL can hold: no NUL, no lone surrogate. Counted in UTF-16 units, as a text field counts. */
export const text = (max: number) =>
  z
    .string({ error: 'A text is needed here.' })
    .max(max, { error: `At most ${max.toLocaleString('en')} characters.` })
    .refine((value) => !value.includes('\u0000') && value.isWellFormed(), {
      error: 'Holds a character that cannot be stored (NUL or half a surrogate pair).',
    })

/** Text that says something: not empty, not only white space. */
export const someText = (max: number) => text(max).refine((value) => value.trim().length > 0, { error: 'Write something: this is empty.' })

/** A telephone number as people write it, or nothing. */
export const Phone = text(LIMITS.code)
  .transform((value) => value.replaceAll(/\s+/g, ' ').trim())
  .refine(isPhone, { error: 'Not a telephone number such as +255 22 211 1174.' })

/** The version of a row that was on screen: an edit of an older one is refused. 1 is the first. */
export const Version = z.int32().min(1)

/** What nobody can see, or what turns round how the rest is read: controls, line ends, direction marks, fillers. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u115f\u1160\u2800\u3164\uffa0]/u

/** Some text on one line, without space around it, that can be seen: a name, a title. */
export const oneLine = (max: number) =>
  someText(max)
    .transform((value) => value.replaceAll(/\s+/g, ' ').trim())
    .refine((value) => !UNSEEN.test(value), { error: 'Holds a character that cannot be seen, or that turns the text round.' })

/** The same, or nothing: an address, a title. What was pasted from several lines stands on one, with commas between. */
export const lineOrNothing = (max: number) =>
  text(max)
    .transform((value) =>
      value
        .trim()
        .replaceAll(/[ \t]*,?[ \t]*[\r\n]+[ \t]*/g, ', ')
        .replaceAll(/\s+/g, ' '),
    )
    .refine((value) => !UNSEEN.test(value), { error: 'Holds a character that cannot be seen, or that turns the text round.' })

/** The id of a thing: a UUID. Made by the client where a write may be sent again, so that the second sending finds the first. */
export const Id = z.guid({ error: 'Not a UUID.' }).toLowerCase()

/** A calendar day, `YYYY-MM-DD`, without a time zone. */
export const Day = z.iso
  .date({ error: 'Not a calendar day (YYYY-MM-DD).', abort: true })
  .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', { error: 'A day from 1900 to 2199.' })

/** A moment, RFC 3339 with `Z`. */
export const Moment = z.iso
  .datetime({ error: 'Not a moment in UTC (2026-08-12T14:03:00Z).', abort: true })
  .refine((moment) => moment >= '1900' && moment < '2200', { error: 'A moment from 1900 to 2199.' })

/** A revision of a log or a note: 1 is the first. */
export const Revision = z.int32().min(1)

/** Hours of work in one day, in quarter hours. */
export const Hours = z
  .number({ error: 'Not a number of hours.' })
  .min(0, { error: 'Hours are 0 to 24.' })
  .max(LIMITS.hours, { error: 'Hours are 0 to 24.' })
  .multipleOf(LIMITS.hoursStep, { error: 'Hours go in quarters: 7.25, 7.5, 7.75.' })

export const RoleName = z.enum(ROLES)
export const LanguageCode = z.enum(LANGUAGES)

/** A person as others see them: never more than a name. */
export const PersonRef = z.object({ id: Id, name: z.string() })
export type PersonRef = z.infer<typeof PersonRef>

const pageSize = `A whole number from 1 to ${LIMITS.page}.`

/** A page of a list, newest or oldest first; `cursor` is opaque. */
export const PageInput = {
  limit: z
    .number({ error: pageSize })
    .int({ error: pageSize })
    .min(1, { error: pageSize })
    .max(LIMITS.page, { error: pageSize })
    .default(20),
  cursor: z.string().max(500).optional(),
}

/** One page: the rows, and the cursor of the next page or null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() })
