import type { TestSeason } from '@ipt/domain/builders'
import type { TestServer } from '../../../testing/index.ts'
import { askLeave } from '../ask-leave.ts'

/** A request of a built season's student: three days of next week, unless it says otherwise. */
export const aRequest = (server: TestServer, season: TestSeason, more: Partial<Parameters<typeof askLeave>[1]> = {}) => ({
  id: server.services.newId(),
  placementId: season.placement.id,
  kind: 'SICK' as const,
  from: '2026-08-24',
  to: '2026-08-26',
  note: 'Malaria; the clinic wrote three days.',
  ...more,
})

export const asks = (server: TestServer, season: TestSeason, more: Partial<Parameters<typeof askLeave>[1]> = {}) =>
  askLeave(server.as(season.student), aRequest(server, season, more))
