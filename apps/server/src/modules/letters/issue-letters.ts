import { createHash } from 'node:crypto'
import type { IssueLettersInput, LetterList } from '@ipt/contracts'
import { DomainEvent, Letter, LetterTemplate } from '@ipt/db'
import { dateIn, fillLetter, type Language, LETTER_TEXTS, type LetterValues, letterNumber } from '@ipt/domain'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { placementScope } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { toView } from './letters.queries.ts'

const KIND = 'letter.issued'

/**
 * A coordinator issues a letter for each placement, all or none, in the order in which they were named: each with the next number of its
 * institution's year, and what the template says today. PLACEMENT_NOT_FOUND, WRONG_STATE (only proposed or cancelled), ID_TAKEN.
 */
export const issueLetters = (ctx: Ctx, { placementIds, kind, language, requestId }: IssueLettersInput): Promise<LetterList> =>
  inTransaction(ctx, async (tx) => {
    const ids = [...new Set(placementIds)]
    const rows = new Map((await selectFacts(tx, ids)).map((row) => [row.id, row]))
    const facts = ids.map((id) => rows.get(id) ?? refuse(new DomainError('PLACEMENT_NOT_FOUND')))
    await sql`select from institution where id = any(${[...new Set(facts.map((each) => each.institution_id))]}::uuid[])
      order by id for no key update`.execute(tables(tx.em))
    const digest = createHash('sha256')
      .update(JSON.stringify([ids, kind, language]))
      .digest('hex')
    const before = await issuedBefore(tx, requestId, digest)
    if (before) return before
    const closed = facts.find(({ status }) => status === 'PROPOSED' || status === 'CANCELLED')
    if (closed) throw new DomainError('WRONG_STATE', { detail: `${closed.student} is ${closed.status}.`, facts: { status: closed.status } })

    const at = tx.clock()
    const made: string[] = []
    for (const [index, each] of facts.entries()) {
      const id = tx.newId()
      made.push(id)
      const issuedOn = dateIn(each.time_zone, at)
      const place = { year: Number(issuedOn.slice(0, 4)), institution: each.institution_id }
      const number = (await lastNumber(tx, place)) + 1
      const words =
        (await tx.em.findOne(LetterTemplate, { institution: each.institution_id, kind, language })) ?? LETTER_TEXTS[kind][language]
      const values = valuesOf(each, { language, number: letterNumber({ number, year: place.year }), issuedOn })
      const [title, body] = [fillLetter(words.title, values), fillLetter(words.body, values)]
      const letter = {
        id,
        ...place,
        placement: each.id,
        kind,
        language,
        number,
        letterhead: each.institution,
        title,
        body,
        issuedOn,
        issuedAt: at,
      }
      await tx.em.insert(Letter, letter)
      await record(tx, {
        kind: KIND,
        subject: { type: 'placement', id: each.id },
        institutionId: each.institution_id,
        role: 'coordinator',
        from: null,
        to: null,
        revision: null,
        data: {
          ...{ letterId: id, letterKind: kind, language, number, year: place.year },
          ...{ placementId: each.id, studentId: each.student_id },
          ...(index === 0 ? { digest, count: facts.length } : {}),
        },
        requestId: index === 0 ? requestId : undefined,
        at,
      })
    }
    return lettersIn(tx, made)
  })

function refuse(error: DomainError): never {
  throw error
}

/** What this very act issued before. */
async function issuedBefore(tx: Ctx, requestId: string, digest: string): Promise<LetterList | null> {
  const event = await tx.em.findOne(DomainEvent, { requestId })
  if (!event || !(await doneBefore(tx, { kind: KIND, subjectId: event.subjectId, requestId, data: { digest } }))) return null
  const events = await tx.em.find(
    DomainEvent,
    { kind: KIND, actorId: event.actorId, occurredAt: event.occurredAt },
    { orderBy: { id: 'asc' } },
  )
  const from = events.findIndex(({ id }) => id === event.id)
  return lettersIn(
    tx,
    events.slice(from, from + Number(event.data.count)).map(({ data }) => String(data.letterId)),
  )
}

async function lettersIn(tx: Ctx, ids: readonly string[]): Promise<LetterList> {
  const letters = new Map((await tx.em.find(Letter, { id: { $in: [...ids] } })).map((letter) => [letter.id, letter]))
  return ids.flatMap((id) => {
    const letter = letters.get(id)
    return letter ? [toView(letter)] : []
  })
}

/** The last number of an institution's year. The institution is held, so two letters never have one number. */
async function lastNumber(tx: Ctx, place: { institution: string; year: number }): Promise<number> {
  const [last] = await tx.em.find(Letter, place, { orderBy: { number: 'desc' }, limit: 1, fields: ['number'] })
  return last?.number ?? 0
}

const selectFacts = (tx: Ctx, ids: readonly string[]) =>
  tables(tx.em)
    .selectFrom('placement')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('student_profile', (join) =>
      join
        .onRef('student_profile.user_id', '=', 'placement.student_id')
        .onRef('student_profile.institution_id', '=', 'placement.institution_id'),
    )
    .innerJoin('programme', 'programme.id', 'student_profile.programme_id')
    .innerJoin('institution', 'institution.id', 'placement.institution_id')
    .innerJoin('cohort', 'cohort.id', 'placement.cohort_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .leftJoin('app_user as industrial', 'industrial.id', 'placement.industrial_supervisor_id')
    .leftJoin('app_user as academic', 'academic.id', 'placement.university_supervisor_id')
    .select([
      'placement.id',
      'placement.status',
      'placement.institution_id',
      'placement.student_id',
      'placement.starts_on',
      'placement.ends_on',
      'student.name as student',
      'student_profile.registration_number',
      'programme.name as programme',
      'institution.name as institution',
      'institution.time_zone',
      'cohort.name as season',
      'organisation.name as organisation',
      'site.name as site',
      'industrial.name as industrial',
      'academic.name as academic',
    ])
    .where('placement.id', 'in', ids)
    .where((eb) => placementScope(eb, tx.actor, 'coordinator'))
    .execute()

type Facts = Awaited<ReturnType<typeof selectFacts>>[number]

const LOCALES: Record<Language, string> = { en: 'en-GB', sw: 'sw-TZ' }

function valuesOf(facts: Facts, { language, number, issuedOn }: { language: Language; number: string; issuedOn: string }): LetterValues {
  const format = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const day = (date: string) => format.format(new Date(`${date}T00:00:00Z`))
  return {
    'letter.number': number,
    'letter.date': day(issuedOn),
    'student.name': facts.student,
    'student.number': facts.registration_number,
    'student.programme': facts.programme,
    'institution.name': facts.institution,
    'season.name': facts.season,
    'organisation.name': facts.organisation,
    'site.name': facts.site,
    'placement.from': day(facts.starts_on),
    'placement.to': day(facts.ends_on),
    'supervisor.industrial': facts.industrial ?? '–',
    'supervisor.university': facts.academic ?? '–',
  }
}
