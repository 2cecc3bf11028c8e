import type { TestSeason } from '@ipt/domain/builders'
import type { TestServer } from '../../../testing/index.ts'
import { submitLog, verifyLog } from '../../logbook/index.ts'

/** The week before a built season's today: Monday 10 to Sunday 16 August 2026. */
export const LAST_WEEK = '2026-08-10'
/** The week of a built season's today, Tuesday the 18th. */
export const THIS_WEEK = '2026-08-17'

export const weekOf = (season: TestSeason, weekStartsOn = LAST_WEEK) => ({ placementId: season.placement.id, weekStartsOn })

/** Logs of eight hours on these days, submitted, and verified unless they are to wait. Returns their ids in that order. */
export async function logsOn(
  server: TestServer,
  season: TestSeason,
  days: readonly string[],
  { verified = true }: { verified?: boolean } = {},
): Promise<string[]> {
  const ids: string[] = []
  for (const logDate of days) {
    const words = { content: `Work of ${logDate}.`, hours: 8, skills: [], attachmentIds: [], logDate }
    const { id } = await submitLog(server.as(season.student), words)
    if (verified) await verifyLog(server.as(season.industrialSupervisor), { id })
    ids.push(id)
  }
  return ids
}
