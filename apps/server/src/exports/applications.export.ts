import { ListApplicantsInput } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { emailsOf } from '../kernel/people.ts'
import { listApplicants } from '../modules/applications/index.ts'

/** Who applied for a vacancy, as its page lists them, with whom to reach. */
export const applicationsExport = defineExport({
  name: 'applications',
  permission: 'list.export',
  filter: ListApplicantsInput.omit({ limit: true, cursor: true }),
  async *rows(ctx, filter) {
    for await (const applicants of allPages((at) => listApplicants(ctx, ListApplicantsInput.parse({ ...filter, ...at })))) {
      const emails = await emailsOf(
        ctx,
        applicants.map(({ student }) => student.id),
      )
      yield applicants.map((each) => ({ ...each, email: emails.get(each.student.id) ?? null }))
    }
  },
  columns: [
    { header: { en: 'Student', sw: 'Mwanafunzi' }, value: (each) => each.student.name },
    { header: { en: 'Registration number', sw: 'Namba ya usajili' }, value: (each) => each.registrationNumber },
    { header: { en: 'Programme', sw: 'Programu' }, value: (each) => each.programme },
    { header: { en: 'Student e-mail', sw: 'Barua pepe ya mwanafunzi' }, value: (each) => each.email },
    { header: { en: 'State', sw: 'Hali' }, value: (each) => each.status },
    { header: { en: 'Place among the wishes', sw: 'Nafasi kati ya matakwa' }, value: (each) => each.place },
    { header: { en: 'Applied', sw: 'Aliomba' }, value: (each) => each.submittedAt },
    { header: { en: 'Answer by', sw: 'Ajibu kabla ya' }, value: (each) => each.answerBy },
  ],
})
