import { ListStudentsInput } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { emailsOf } from '../kernel/people.ts'
import { listStudents } from '../modules/cohorts/index.ts'
import { placementPeople, SUPERVISOR_COLUMNS } from '../modules/placements/index.ts'

/** The students of a season as its page lists them, with where they are and whom to reach. */
export const studentsExport = defineExport({
  name: 'students',
  permission: 'list.export',
  filter: ListStudentsInput.omit({ limit: true, cursor: true }),
  async *rows(ctx, filter) {
    for await (const students of allPages((at) => listStudents(ctx, ListStudentsInput.parse({ ...filter, ...at })))) {
      const people = await placementPeople(
        ctx,
        students.flatMap(({ placement }) => placement?.id ?? []),
      )
      const emails = await emailsOf(
        ctx,
        students.map(({ id }) => id),
      )
      yield students.map((student) => ({
        ...student,
        email: emails.get(student.id) ?? null,
        people: student.placement ? people.get(student.placement.id) : undefined,
      }))
    }
  },
  columns: [
    { header: { en: 'Student', sw: 'Mwanafunzi' }, value: (student) => student.name },
    { header: { en: 'Registration number', sw: 'Namba ya usajili' }, value: (student) => student.registrationNumber },
    { header: { en: 'Programme', sw: 'Programu' }, value: (student) => student.programme.name },
    { header: { en: 'Student e-mail', sw: 'Barua pepe ya mwanafunzi' }, value: (student) => student.email },
    { header: { en: 'Enrolled', sw: 'Yumo kwenye msimu' }, value: (student) => student.enrolled },
    { header: { en: 'Placement', sw: 'Nafasi ya mafunzo' }, value: (student) => student.placement?.status ?? null },
    { header: { en: 'Organisation', sw: 'Shirika' }, value: (student) => student.placement?.organisation ?? null },
    ...SUPERVISOR_COLUMNS,
  ],
})
