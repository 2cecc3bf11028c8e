import { InitialSchema } from './2026-11-24-initial-schema.ts'
import { LogMachine } from './2026-11-24-log-machine.ts'
import { SameInstitution } from './2026-11-24-same-institution.ts'
import { MailAndAccounts } from './2026-11-25-mail-and-accounts.ts'
import { MoreSubjects } from './2026-11-25-more-subjects.ts'
import { Talk } from './2026-11-25-talk.ts'
import { WeeksAndLeave } from './2026-11-25-weeks-and-leave.ts'

/** In the order in which they run; a landed migration is never edited. */
export const MIGRATIONS = [
  { name: '2026-11-24-initial-schema', class: InitialSchema },
  { name: '2026-11-24-same-institution', class: SameInstitution },
  { name: '2026-11-24-log-machine', class: LogMachine },
  { name: '2026-11-25-more-subjects', class: MoreSubjects },
  { name: '2026-11-25-mail-and-accounts', class: MailAndAccounts },
  { name: '2026-11-25-weeks-and-leave', class: WeeksAndLeave },
  { name: '2026-11-25-talk', class: Talk },
]
