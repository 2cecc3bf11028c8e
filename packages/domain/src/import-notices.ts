import { emailKey } from './email.ts'
import { FIELDS_OF, foldWord, type ImportField, type ImportKind, type ImportRow, type KnownPeople } from './import.ts'

/** What a file says otherwise than the institution has it, and doesn't change. */
export const IMPORT_NOTICES = ['NAME_KEPT', 'NUMBER_KEPT', 'PROGRAMME_KEPT'] as const
export type ImportNotice = (typeof IMPORT_NOTICES)[number]

export interface FoundNotice {
  field: ImportField
  notice: ImportNotice
  /** What stays. */
  has: string
  personId: string
}

/** What of these rows is not taken over, by row: whoever is known keeps what they have. Rows that are dropped or `faulty` have none. Pure. */
export function importNotices(
  kind: ImportKind,
  rows: readonly ImportRow[],
  known: KnownPeople,
  faulty: ReadonlyMap<number, unknown>,
): Map<number, FoundNotice[]> {
  const notices = new Map<number, FoundNotice[]>()
  for (const row of rows) {
    if (row.dropped || faulty.has(row.number)) continue
    const found = FIELDS_OF[kind].flatMap((field) => noticeOf(field, row, known) ?? [])
    if (found.length > 0) notices.set(row.number, found)
  }
  return notices
}

function noticeOf(field: ImportField, { values }: ImportRow, known: KnownPeople): FoundNotice | null {
  const person = known.people.get(emailKey(values.email ?? ''))
  if (!person) return null
  const value = foldWord(values[field] ?? '')
  const kept = (notice: ImportNotice, has: string | undefined | null, same: boolean): FoundNotice | null =>
    has && !same ? { field, notice, has, personId: person.id } : null
  switch (field) {
    case 'name':
      return kept('NAME_KEPT', person.name, foldWord(person.name ?? '') === value)
    case 'registrationNumber':
      return kept('NUMBER_KEPT', person.registrationNumber, foldWord(person.registrationNumber ?? '') === value)
    case 'programme':
      return kept('PROGRAMME_KEPT', person.programme?.name, known.programmes.get(value) === person.programme?.id)
    default:
      return null
  }
}
