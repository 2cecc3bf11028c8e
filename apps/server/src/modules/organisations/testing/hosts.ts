import type { OrganisationView, ProposeOrganisationInput } from '@ipt/contracts'
import type { TestSeason } from '@ipt/domain/builders'
import type { TestServer } from '../../../testing/index.ts'
import { approveOrganisation } from '../approve-organisation.ts'
import { proposeOrganisation } from '../propose-organisation.ts'

/** A host as a form sends it. */
export const aHost = (season: TestSeason, over: Partial<ProposeOrganisationInput> = {}): ProposeOrganisationInput => ({
  id: crypto.randomUUID(),
  institutionId: season.institution.id,
  name: 'Kilimanjaro Breweries Ltd',
  sector: 'Food and drink',
  website: 'https://www.kilibrew.example/careers',
  phone: '+255 22 211 1174',
  postalAddress: 'P.O. Box 1234, Moshi',
  note: '',
  ...over,
})

/** A host that a season's coordinator has proposed. */
export const proposed = (server: TestServer, season: TestSeason, over: Partial<ProposeOrganisationInput> = {}): Promise<OrganisationView> =>
  proposeOrganisation(server.as(season.coordinator), aHost(season, over))

/** A host that every institution sees. */
export async function approved(
  server: TestServer,
  season: TestSeason,
  over: Partial<ProposeOrganisationInput> = {},
): Promise<OrganisationView> {
  const { id, version } = await proposed(server, season, over)
  return approveOrganisation(server.as(season.coordinator), { id, version })
}
