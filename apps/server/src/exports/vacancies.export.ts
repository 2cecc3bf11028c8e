import { ListVacanciesInput } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { listVacancies } from '../modules/vacancies/index.ts'

/** Vacancies as a coordinator lists them. */
export const vacanciesExport = defineExport({
  name: 'vacancies',
  permission: 'list.export',
  filter: ListVacanciesInput.omit({ limit: true, cursor: true, as: true }),
  rows: (ctx, filter) => allPages((at) => listVacancies(ctx, ListVacanciesInput.parse({ ...filter, ...at, as: 'coordinator' }))),
  columns: [
    { header: { en: 'Vacancy', sw: 'Nafasi' }, value: (vacancy) => vacancy.title },
    { header: { en: 'Organisation', sw: 'Shirika' }, value: (vacancy) => vacancy.organisation.name },
    { header: { en: 'Site', sw: 'Kituo' }, value: (vacancy) => vacancy.site.name },
    { header: { en: 'Contact', sw: 'Mwasiliani' }, value: (vacancy) => vacancy.contact?.name ?? null },
    { header: { en: 'Season', sw: 'Msimu' }, value: (vacancy) => vacancy.cohort.name },
    { header: { en: 'State', sw: 'Hali' }, value: (vacancy) => vacancy.status },
    { header: { en: 'Places', sw: 'Nafasi zote' }, value: (vacancy) => vacancy.slots },
    { header: { en: 'Taken', sw: 'Zilizochukuliwa' }, value: (vacancy) => vacancy.taken },
    { header: { en: 'Held by offers', sw: 'Zilizoshikiliwa na ofa' }, value: (vacancy) => vacancy.held },
    { header: { en: 'Free', sw: 'Zilizo wazi' }, value: (vacancy) => vacancy.free },
    {
      header: { en: 'Applications', sw: 'Maombi' },
      value: (vacancy) => Object.values(vacancy.applications ?? {}).reduce((sum, count) => sum + count, 0),
    },
    { header: { en: 'From', sw: 'Kuanzia' }, value: (vacancy) => vacancy.startsOn },
    { header: { en: 'To', sw: 'Hadi' }, value: (vacancy) => vacancy.endsOn },
    { header: { en: 'Apply by', sw: 'Mwisho wa kuomba' }, value: (vacancy) => vacancy.closesOn },
  ],
})
