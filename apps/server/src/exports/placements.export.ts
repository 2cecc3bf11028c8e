import { FindPlacementsInput, PlacementFilter } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { placementPeople, STUDENT_COLUMNS, SUPERVISOR_COLUMNS } from '../modules/placements/index.ts'
import { findPlacements } from '../modules/placing/index.ts'

/** Placements as a coordinator lists them, with whom to reach about each. */
export const placementsExport = defineExport({
  name: 'placements',
  permission: 'list.export',
  filter: PlacementFilter,
  async *rows(ctx, filter) {
    for await (const placements of allPages((at) => findPlacements(ctx, FindPlacementsInput.parse({ ...filter, ...at })))) {
      const people = await placementPeople(
        ctx,
        placements.map(({ id }) => id),
      )
      yield placements.map((placement) => ({ ...placement, people: people.get(placement.id) }))
    }
  },
  columns: [
    { header: { en: 'Student', sw: 'Mwanafunzi' }, value: (placement) => placement.student.name },
    ...STUDENT_COLUMNS,
    { header: { en: 'Season', sw: 'Msimu' }, value: (placement) => placement.cohort.name },
    { header: { en: 'State', sw: 'Hali' }, value: (placement) => placement.status },
    { header: { en: 'Arrival', sw: 'Kuwasili' }, value: (placement) => placement.arrival },
    { header: { en: 'Organisation', sw: 'Shirika' }, value: (placement) => placement.organisation.name },
    { header: { en: 'Site', sw: 'Kituo' }, value: (placement) => placement.site.name },
    { header: { en: 'From', sw: 'Kuanzia' }, value: (placement) => placement.startsOn },
    { header: { en: 'To', sw: 'Hadi' }, value: (placement) => placement.endsOn },
    { header: { en: 'Missing days', sw: 'Siku bila kumbukumbu' }, value: (placement) => placement.missing },
    ...SUPERVISOR_COLUMNS,
  ],
})
