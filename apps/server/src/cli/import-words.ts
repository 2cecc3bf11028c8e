import type { ImportRowView } from '@ipt/contracts'
import type { ImportFault } from '@ipt/domain'

type Fault = ImportRowView['faults'][number]

/** What is wrong with a cell, and what to do about it in the file or with the command's options. */
const WORDS: Readonly<Record<ImportFault, (fault: Fault) => string>> = {
  MISSING: () => 'nothing stands here',
  TOO_LONG: () => 'this is too long',
  EMAIL_BAD: () => 'this is no e-mail address',
  EMAIL_TWICE: ({ row }) => `row ${row} has this address too`,
  NUMBER_TWICE: ({ row }) => `row ${row} has this number too`,
  NUMBER_TAKEN: () => 'another student has this number already',
  NUMBER_OTHER: ({ has }) => `this person has the number ${has} here: correct the row, or the number on their page`,
  PROGRAMME_UNKNOWN: () => 'no programme is called so: correct it, or say by --programme which is meant',
  PHONE_BAD: () => 'this is no telephone number such as +255 22 211 1174',
  HOST_UNKNOWN: () => 'no company is called so: correct it, or put the company in first',
  HOST_UNCLEAR: () => 'more than one company is called so',
  ELSEWHERE: () => 'this address belongs to somebody of another institution: if it is them, say so by --link',
  OTHER_ROLE: () => 'this address belongs to a student',
  SUPERVISES: () => 'this address belongs to a supervisor or coordinator here, and nobody is both',
  SUSPENDED: () => 'this person is suspended',
  MERGED: () => 'the account of this address was merged into another: use that one’s address',
}

/** A row that can't be taken, in a line; as spreadsheets count, the first below the heads is row 2. */
export const faultWords = ({ row, values, faults }: ImportRowView): string =>
  `Row ${row}: ${faults.map((fault) => `${fault.field} ${JSON.stringify(values[fault.field] ?? '')}: ${WORDS[fault.fault](fault)}`).join('; ')}.`
