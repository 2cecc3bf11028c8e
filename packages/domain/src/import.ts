import { emailKey, isMailAddress } from './email.ts'
import { LIMITS } from './limits.ts'
import { isPhone } from './phone.ts'

/** What a file may bring. */
export const IMPORT_KINDS = ['students', 'universitySupervisors', 'industrialContacts'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export const IMPORT_FIELDS = ['name', 'email', 'registrationNumber', 'programme', 'host', 'title', 'phone'] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** The fields that each kind of file has. */
export const FIELDS_OF: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  students: ['name', 'email', 'registrationNumber', 'programme'],
  universitySupervisors: ['name', 'email'],
  industrialContacts: ['name', 'email', 'host', 'title', 'phone'],
}
/** These may be empty, or have no column. */
export const OPTIONAL_FIELDS: ReadonlySet<ImportField> = new Set(['title', 'phone'])

export const IMPORT_STATES = ['DRAFT', 'COMMITTED', 'ROLLED_BACK', 'DISCARDED'] as const
export const IMPORT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type ImportEncoding = (typeof IMPORT_ENCODINGS)[number]

/** Days after which what a file held is deleted: since it was taken, or since it was sent where nobody took it. */
export const IMPORT_KEPT_DAYS = 30

/** Rows of one file, and its bytes. */
export const IMPORT_ROWS = 20_000
export const IMPORT_BYTES = 10 * 1024 * 1024

/** What keeps a row from being taken; each has words that say what to do. */
export const IMPORT_FAULTS = [
  'MISSING',
  'TOO_LONG',
  'EMAIL_BAD',
  'EMAIL_TWICE',
  'NUMBER_TWICE',
  'NUMBER_TAKEN',
  'NUMBER_OTHER',
  'PROGRAMME_UNKNOWN',
  'PHONE_BAD',
  'HOST_UNKNOWN',
  'HOST_UNCLEAR',
  'ELSEWHERE',
  'OTHER_ROLE',
  'SUPERVISES',
  'SUSPENDED',
  'MERGED',
] as const
export type ImportFault = (typeof IMPORT_FAULTS)[number]

export interface ImportRow {
  number: number
  values: Readonly<Partial<Record<ImportField, string>>>
  dropped: boolean
  /** Somebody has confirmed that the person of another institution is meant. */
  linked: boolean
}

export interface FoundFault {
  field: ImportField
  fault: ImportFault
  /** Another row of the file that is concerned. */
  row?: number
  /** What the institution has instead. */
  has?: string
  /** Whom of the institution's people it is about. */
  personId?: string
}

/** What the database knows of those who are named in a file. */
export interface KnownPeople {
  people: ReadonlyMap<string, KnownPerson>
  /** Registration numbers of the institution, folded, with whose they are. */
  numbers: ReadonlyMap<string, string>
  /** Words for programmes, folded, with the programme that they mean. */
  programmes: ReadonlyMap<string, string>
  /** Names of hosts, folded, with all whom they may mean. */
  hosts: ReadonlyMap<string, readonly string[]>
}

/** Somebody with an account, or an address at least; found by e-mail key. */
export interface KnownPerson {
  id: string
  /** The institution knows them. */
  here: boolean
  /** They are or were a student, here or elsewhere. */
  student: boolean
  /** They study here now. */
  studies: boolean
  /** They teach, coordinate or supervise here now. */
  vouches: boolean
  suspended: boolean
  /** The account was merged into another. */
  merged: boolean
  /** What the institution knows of them. Null: not known here, or no student here. */
  name: string | null
  registrationNumber: string | null
  programme: { id: string; name: string } | null
}

/** Words are compared without space around them and without a difference between capitals and others. */
export const foldWord = (word: string): string => word.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** The letters and digits of a number: T21-03-001 and T21/03/001 are one. */
const signsOf = (number: string): string => number.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

const MOST: Readonly<Record<ImportField, number>> = {
  name: LIMITS.name,
  email: LIMITS.email,
  registrationNumber: LIMITS.code,
  programme: LIMITS.name,
  host: LIMITS.name,
  title: LIMITS.name,
  phone: LIMITS.code,
}

/** The faults of every row that is not dropped, by row. Pure: what the database knows is handed in. */
export function importFaults(kind: ImportKind, rows: readonly ImportRow[], known: KnownPeople): Map<number, FoundFault[]> {
  const fields = FIELDS_OF[kind]
  const living = rows.filter(({ dropped }) => !dropped)
  const emails = firstRows(living, ({ values }) => emailKey(values.email ?? ''))
  const numbers = firstRows(living, ({ values }) => foldWord(values.registrationNumber ?? ''))
  const faults = new Map<number, FoundFault[]>()
  for (const row of living) {
    const found = fields.flatMap((field) => faultOf(field, row, { emails, numbers, known, kind }) ?? [])
    if (found.length > 0) faults.set(row.number, found)
  }
  return faults
}

interface Beside {
  emails: ReadonlyMap<string, number>
  numbers: ReadonlyMap<string, number>
  known: KnownPeople
  kind: ImportKind
}

function faultOf(field: ImportField, row: ImportRow, { emails, numbers, known, kind }: Beside): FoundFault | null {
  const value = row.values[field]?.trim() ?? ''
  if (value === '') return OPTIONAL_FIELDS.has(field) ? null : { field, fault: 'MISSING' }
  if (value.length > MOST[field]) return { field, fault: 'TOO_LONG' }
  const person = known.people.get(emailKey(row.values.email ?? ''))
  switch (field) {
    case 'name':
    case 'title':
      return null
    case 'phone':
      return isPhone(value) ? null : { field, fault: 'PHONE_BAD' }
    case 'host': {
      const hosts = known.hosts.get(foldWord(value))?.length ?? 0
      return hosts === 1 ? null : { field, fault: hosts === 0 ? 'HOST_UNKNOWN' : 'HOST_UNCLEAR' }
    }
    case 'email': {
      if (!isMailAddress(value)) return { field, fault: 'EMAIL_BAD' }
      const first = emails.get(emailKey(value))
      if (first !== undefined && first !== row.number) return { field, fault: 'EMAIL_TWICE', row: first }
      if (person?.merged) return { field, fault: 'MERGED' }
      if (!person) return null
      const whom = person.here ? { personId: person.id } : {}
      // Nobody vouches for himself, nor for those with whom he studies.
      if (kind === 'students' ? person.vouches : kind === 'industrialContacts' ? person.student : person.studies)
        return { field, fault: kind === 'students' ? 'SUPERVISES' : 'OTHER_ROLE', ...whom }
      if (!person.here && !row.linked) return { field, fault: 'ELSEWHERE' }
      return person.suspended ? { field, fault: 'SUSPENDED', ...whom } : null
    }
    case 'registrationNumber': {
      const first = numbers.get(foldWord(value))
      if (first !== undefined && first !== row.number) return { field, fault: 'NUMBER_TWICE', row: first }
      const owner = known.numbers.get(foldWord(value))
      if (owner !== undefined && owner !== person?.id) return { field, fault: 'NUMBER_TAKEN' }
      const has = person?.registrationNumber
      return person && has && signsOf(has) !== signsOf(value) ? { field, fault: 'NUMBER_OTHER', has, personId: person.id } : null
    }
    case 'programme':
      return known.programmes.has(foldWord(value)) ? null : { field, fault: 'PROGRAMME_UNKNOWN' }
  }
}

/** The first row that has each key; nothing for what is empty. */
function firstRows(rows: readonly ImportRow[], key: (row: ImportRow) => string): Map<string, number> {
  const first = new Map<string, number>()
  for (const row of rows) {
    const name = key(row)
    if (name !== '' && !first.has(name)) first.set(name, row.number)
  }
  return first
}

const HEADERS: Readonly<Record<ImportField, RegExp>> = {
  email: /mail|barua ?pepe/i,
  registrationNumber: /reg|number|namba|no\.?$|usajili/i,
  programme: /prog|course|degree|kozi/i,
  phone: /phone|mobile|simu|^tel/i,
  host: /host|organi[sz]ation|compan|employer|mwenyeji|kampuni|shirika|taasisi/i,
  title: /title|position|job|cheo|wadhifa/i,
  name: /name|jina|student|mwanafunzi/i,
}
/** What is sure comes first: "company name" is no name of a person. */
const GUESSED = ['email', 'registrationNumber', 'programme', 'phone', 'host', 'title', 'name'] as const

/** Which column most likely holds each field, by what stands at its head, in either language. */
export function guessColumns(kind: ImportKind, headers: readonly string[]): Partial<Record<ImportField, number>> {
  const taken = new Set<number>()
  const guessed: Partial<Record<ImportField, number>> = {}
  for (const field of GUESSED) {
    if (!FIELDS_OF[kind].includes(field)) continue
    const column = headers.findIndex((header, index) => !taken.has(index) && HEADERS[field].test(header))
    if (column < 0) continue
    guessed[field] = column
    taken.add(column)
  }
  return guessed
}
