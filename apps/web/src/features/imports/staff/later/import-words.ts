import type { ImportRowView } from '@ipt/contracts'
import { FIELDS_OF, type ImportFault, type ImportField, type ImportKind, type ImportNotice } from '@ipt/domain'
import { useLingui } from '@lingui/react/macro'

const SAMPLES: Readonly<Record<ImportKind, string>> = {
  students: 'Neema Mushi,neema.mushi@students.example,UUT/EE/2023/0412,BENG-EE',
  universitySupervisors: 'Dr. Rehema Kimaro,rehema.kimaro@university.example',
  industrialContacts: 'Grace Mollel,grace.mollel@company.example,Kilimanjaro Breweries Ltd,Plant engineer,+255 754 000 111',
}

/** What a file brings, and how one is begun. */
export function useKindWords() {
  const { t } = useLingui()
  const head: Record<ImportField, string> = {
    name: t`Name`,
    email: t`E-mail`,
    registrationNumber: t`Registration number`,
    programme: t`Programme`,
    host: t`Company`,
    title: t`Position`,
    phone: t`Telephone`,
  }
  const kind: Record<ImportKind, string> = {
    students: t`Students`,
    universitySupervisors: t`University supervisors`,
    industrialContacts: t`Contacts at companies`,
  }
  const sample = (of: ImportKind): string => `${FIELDS_OF[of].map((field) => head[field]).join(',')}\r\n${SAMPLES[of]}\r\n`
  return { head, kind, sample }
}

/** What is wrong with a cell, and what to do. */
export function useFaultWords(): (fault: ImportRowView['faults'][number]) => string {
  const { t } = useLingui()
  return ({ fault, row = 0, has = '', personId }) => {
    const words: Record<ImportFault, string> = {
      MISSING: t`Nothing stands here. Fill it in, or leave the row out.`,
      TOO_LONG: t`This is too long. Shorten it.`,
      EMAIL_BAD: t`This is no e-mail address. Write it as name@university.ac.tz.`,
      EMAIL_TWICE: t`Row ${row} has this address too. Correct one, or leave one out.`,
      NUMBER_TWICE: t`Row ${row} has this number too. Correct one, or leave one out.`,
      NUMBER_TAKEN: t`Another student has this number already. Correct it, or leave the row out.`,
      NUMBER_OTHER: t`This person has the number ${has} here. Correct the row, or the number on their page.`,
      PROGRAMME_UNKNOWN: t`No programme is called so. Choose above what it means, or correct it.`,
      PHONE_BAD: t`This is no telephone number. Write it as +255 22 211 1174, or leave it empty.`,
      HOST_UNKNOWN: t`No company is called so. Choose above which one it is, or correct it.`,
      HOST_UNCLEAR: t`More than one company is called so. Choose above which one it is.`,
      ELSEWHERE: t`This address belongs to somebody of another institution. If it is them, say so: they keep their name.`,
      OTHER_ROLE: t`This address belongs to a student. Correct it, or leave the row out.`,
      SUPERVISES: t`This address belongs to a supervisor or coordinator here, and nobody is both. Correct it, or leave the row out.`,
      SUSPENDED: personId
        ? t`This person is suspended. Let them in again on their page first, or leave the row out.`
        : t`The account of this address is suspended. Leave the row out.`,
      MERGED: t`The account of this address was merged into another. Use that one’s address.`,
    }
    return words[fault]
  }
}

/** What of a row is not taken over. */
export function useNoticeWords(): (notice: ImportRowView['notices'][number]) => string {
  const { t } = useLingui()
  return ({ notice, has }) => {
    const words: Record<ImportNotice, string> = {
      NAME_KEPT: t`The account has another name, which stays: ${has}.`,
      NUMBER_KEPT: t`The number is written otherwise here, which stays: ${has}.`,
      PROGRAMME_KEPT: t`This person is in another programme, which stays: ${has}.`,
    }
    return words[notice]
  }
}
