import type { LogView } from '@ipt/contracts'
import { addDays } from '@ipt/domain'
import { aLogSubmission, type TestSeason } from '@ipt/domain/builders'
import { flagLog, submitLog, validateLog, verifyLog, voidLog } from '../modules/logbook/index.ts'
import type { TestServer } from './index.ts'
import { queried } from './query.ts'

type Reached = 'SUBMITTED' | 'VERIFIED_INDUSTRY' | 'VERIFIED_ACADEMIC' | 'VOIDED'

/** A log of a season's nth day, brought to a state by its people: for modules that work on logs of others. */
export async function aLogThatIs(server: TestServer, season: TestSeason, status: Reached, day = 0): Promise<LogView> {
  const { id } = await submitLog(server.as(season.student), aLogSubmission({ logDate: addDays(season.cohort.startsOn, day) }))
  const comment = 'Which relay did you test?'
  if (status !== 'SUBMITTED') await verifyLog(server.as(season.industrialSupervisor), { id })
  if (status === 'VERIFIED_ACADEMIC') await validateLog(server.as(season.universitySupervisor), { id })
  if (status === 'VOIDED') {
    await flagLog(server.as(season.universitySupervisor), { id, comment })
    await voidLog(server.as(season.coordinator), { id, comment })
  }
  return queried<LogView>(server, season.student, 'logbook.get', { id })
}
