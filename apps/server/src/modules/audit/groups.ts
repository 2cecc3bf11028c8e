import type { AuditGroup } from '@ipt/contracts'

/** The kinds of events of a group, by what stands before the dot. */
export const PREFIXES: Readonly<Record<AuditGroup, readonly string[]>> = {
  logs: ['log', 'week'],
  placements: ['placement', 'arrival', 'letter'],
  leave: ['leave'],
  people: ['user', 'membership', 'import', 'calendar'],
  seasons: ['cohort', 'checklist'],
  hosts: ['organisation', 'contact', 'agreement'],
  vacancies: ['vacancy', 'application'],
  announcements: ['announcement'],
  institution: ['institution', 'webhook'],
}
