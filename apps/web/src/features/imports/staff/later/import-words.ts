import type { ImportRowView } from '@ipt/contracts'
import type { ImportFault, ImportField, ImportKind } from '@ipt/domain'
import { useLingui } from '@lingui/react/macro'

/** What a file brings, and how one is begun. */
export function useKindWords() {
  const { t } = useLingui()
  const head: Record<ImportField, string> = {
    name: t`Name`,
    email: t`E-mail`,
    registrationNumber: t`Registration number`,
    programme: t`Programme`,
  }
  const kind: Record<ImportKind, string> = { students: t`Students`, universitySupervisors: t`University supervisors` }
  const sample = (of: ImportKind): string =>
    of === 'students'
      ? `${head.name},${head.email},${head.registrationNumber},${head.programme}\r\nNeema Mushi,neema.mushi@students.example,UUT/EE/2023/0412,BENG-EE\r\n`
      : `${head.name},${head.email}\r\nDr. Rehema Kimaro,rehema.kimaro@university.example\r\n`
  return { head, kind, sample }
}

/** What is wrong with a cell, and what to do. */
export function useFaultWords(): (fault: ImportRowView['faults'][number]) => string {
  const { t } = useLingui()
  return ({ fault, row = 0 }) => {
    const words: Record<ImportFault, string> = {
      MISSING: t`Nothing stands here. Fill it in, or leave the row out.`,
      TOO_LONG: t`This is too long. Shorten it.`,
      EMAIL_BAD: t`This is no e-mail address. Write it as name@university.ac.tz.`,
      EMAIL_TWICE: t`Row ${row} has this address too. Correct one, or leave one out.`,
      NUMBER_TWICE: t`Row ${row} has this number too. Correct one, or leave one out.`,
      NUMBER_TAKEN: t`Another student has this number already. Correct it, or leave the row out.`,
      PROGRAMME_UNKNOWN: t`No programme is called so. Choose above what it means, or correct it.`,
      ELSEWHERE: t`This address belongs to somebody of another institution. If it is them, say so: they keep their name.`,
      OTHER_ROLE: t`This address belongs to a student. Correct it, or leave the row out.`,
    }
    return words[fault]
  }
}
