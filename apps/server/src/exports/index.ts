import type { AnyExport } from '../kernel/exports.ts'
import { applicationsExport } from './applications.export.ts'
import { auditExport } from './audit.export.ts'
import { hostsExport } from './hosts.export.ts'
import { logsExport } from './logs.export.ts'
import { mailsExport } from './mails.export.ts'
import { peopleExport } from './people.export.ts'
import { placementsExport } from './placements.export.ts'
import { studentsExport } from './students.export.ts'
import { vacanciesExport } from './vacancies.export.ts'

/** Every list that can be had as a file. They stand above the modules, since a file joins what several of them know. */
export const EXPORTS: readonly AnyExport[] = [
  applicationsExport,
  auditExport,
  hostsExport,
  logsExport,
  placementsExport,
  mailsExport,
  peopleExport,
  studentsExport,
  vacanciesExport,
]
