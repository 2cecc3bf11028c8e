import { ListPeopleInput, PeopleFilter } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { listPeople } from '../modules/people/index.ts'

/** Everybody whom an institution knows, as its page lists them. */
export const peopleExport = defineExport({
  name: 'people',
  permission: 'list.export',
  filter: PeopleFilter,
  rows: (ctx, filter) => allPages((at) => listPeople(ctx, ListPeopleInput.parse({ ...filter, ...at }))),
  columns: [
    { header: { en: 'Name', sw: 'Jina' }, value: (person) => person.name },
    { header: { en: 'E-mail', sw: 'Barua pepe' }, value: (person) => person.email },
    { header: { en: 'Roles', sw: 'Wajibu' }, value: (person) => person.roles.join(', ') },
    { header: { en: 'Account', sw: 'Akaunti' }, value: (person) => person.state },
    { header: { en: 'Mail comes back', sw: 'Barua zinarudi' }, value: (person) => person.bounced },
    { header: { en: 'Registration number', sw: 'Namba ya usajili' }, value: (person) => person.registrationNumber },
    { header: { en: 'Programme', sw: 'Programu' }, value: (person) => person.programme },
    { header: { en: 'Organisation', sw: 'Shirika' }, value: (person) => person.organisation },
  ],
})
