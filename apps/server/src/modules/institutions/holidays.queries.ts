import type { IsoDate } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { tables } from '../../kernel/tables.ts'

/** The holidays of an institution from one day to another, both included. For modules that count expected days; it asks nobody's permission. */
export async function holidaysBetween(em: EntityManager, institutionId: string, from: IsoDate, to: IsoDate): Promise<IsoDate[]> {
  const rows = await tables(em)
    .selectFrom('holiday')
    .select('day')
    .where('institution_id', '=', institutionId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
  return rows.map(({ day }) => day)
}

/** A span of days at an institution. */
export interface HolidaySpan {
  institution_id: string
  starts_on: IsoDate
  ends_on: IsoDate
}

interface Holiday {
  day: IsoDate
  name: string
}

/** The holidays that fall into each span, with their names, in order: a function, since spans of one institution share them. One statement; it asks nobody's permission. */
export async function holidaysWithin(em: EntityManager, spans: readonly HolidaySpan[]): Promise<(span: HolidaySpan) => Holiday[]> {
  const [first, ...others] = spans
  if (!first) return () => []
  const rows = await tables(em)
    .selectFrom('holiday')
    .select(['institution_id', 'day', 'name'])
    .where('institution_id', 'in', [...new Set(spans.map((span) => span.institution_id))])
    .where(
      'day',
      '>=',
      others.reduce((from, { starts_on }) => (starts_on < from ? starts_on : from), first.starts_on),
    )
    .where(
      'day',
      '<=',
      others.reduce((to, { ends_on }) => (ends_on > to ? ends_on : to), first.ends_on),
    )
    .orderBy('day')
    .execute()
  return ({ institution_id, starts_on, ends_on }) =>
    rows.filter((row) => row.institution_id === institution_id && starts_on <= row.day && row.day <= ends_on)
}
