import { InitialSchema } from './2026-11-24-initial-schema.ts'
import { LogMachine } from './2026-11-24-log-machine.ts'
import { SameInstitution } from './2026-11-24-same-institution.ts'
import { Audit } from './2026-11-25-audit.ts'
import { Dashboard } from './2026-11-25-dashboard.ts'
import { Finds } from './2026-11-25-finds.ts'
import { HostsAndChecklists } from './2026-11-25-hosts-and-checklists.ts'
import { Imports } from './2026-11-25-imports.ts'
import { Letters } from './2026-11-25-letters.ts'
import { MailAndAccounts } from './2026-11-25-mail-and-accounts.ts'
import { MoreSubjects } from './2026-11-25-more-subjects.ts'
import { NotificationMail } from './2026-11-25-notification-mail.ts'
import { People } from './2026-11-25-people.ts'
import { PeopleSearch } from './2026-11-25-people-search.ts'
import { PlacementEnds } from './2026-11-25-placement-ends.ts'
import { Placing } from './2026-11-25-placing.ts'
import { SeasonSubjects } from './2026-11-25-season-subjects.ts'
import { Structure } from './2026-11-25-structure.ts'
import { Talk } from './2026-11-25-talk.ts'
import { Vacancies } from './2026-11-25-vacancies.ts'
import { ViewAs } from './2026-11-25-view-as.ts'
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
  { name: '2026-11-25-structure', class: Structure },
  { name: '2026-11-25-season-subjects', class: SeasonSubjects },
  { name: '2026-11-25-hosts-and-checklists', class: HostsAndChecklists },
  { name: '2026-11-25-vacancies', class: Vacancies },
  { name: '2026-11-25-people', class: People },
  { name: '2026-11-25-dashboard', class: Dashboard },
  { name: '2026-11-25-audit', class: Audit },
  { name: '2026-11-25-notification-mail', class: NotificationMail },
  { name: '2026-11-25-people-search', class: PeopleSearch },
  { name: '2026-11-25-placing', class: Placing },
  { name: '2026-11-25-placement-ends', class: PlacementEnds },
  { name: '2026-11-25-letters', class: Letters },
  { name: '2026-11-25-finds', class: Finds },
  { name: '2026-11-25-view-as', class: ViewAs },
  { name: '2026-11-25-imports', class: Imports },
]
