import type { LogView } from '@ipt/contracts'
import { addDays } from '@ipt/domain'
import { aLogSubmission, type TestSeason } from '@ipt/domain/builders'
import type { LogEvent, LogStatus } from '@ipt/log-machine'
import type { Ctx } from '../../../kernel/use-case.ts'
import type { TestServer } from '../../../testing/index.ts'
import { amendLog } from '../amend-log.ts'
import { clearFlag } from '../clear-flag.ts'
import { flagLog } from '../flag-log.ts'
import { requestRevision } from '../request-revision.ts'
import { resubmitLog } from '../resubmit-log.ts'
import { returnToStudent } from '../return-to-student.ts'
import { type Submission, submitLog } from '../submit-log.ts'
import { undoVerify } from '../undo-verify.ts'
import { validateLog } from '../validate-log.ts'
import { verifyLog } from '../verify-log.ts'
import { voidLog } from '../void-log.ts'
import { withdrawRequest } from '../withdraw-request.ts'

/** The first day of a built season's fortnight, which ends with its today. */
const FIRST_DAY = '2026-08-04'

/** The nth day that a built season may log: 0 to 14. */
export const dayOf = (index: number): string => addDays(FIRST_DAY, index)

export const submission = (over: Partial<Submission> = {}): Submission => aLogSubmission(over)

const WAYS: Record<LogStatus, readonly LogEvent[]> = {
  SUBMITTED: [],
  REVISION_REQUESTED: ['requestRevision'],
  VERIFIED_INDUSTRY: ['verify'],
  VERIFIED_ACADEMIC: ['verify', 'validate'],
  FLAGGED: ['verify', 'flag'],
  VOIDED: ['verify', 'flag', 'void'],
}

/** A log brought to a state by the people of its season, through the verbs. */
export async function aLogIn(server: TestServer, season: TestSeason, status: LogStatus, day = 0): Promise<LogView> {
  let log = await submitLog(server.as(season.student), submission({ logDate: dayOf(day) }))
  for (const event of WAYS[status]) log = await does(server.as(whoMay(season, event)), event, log.id)
  return log
}

/** Who of a season may bring an event about. */
export function whoMay(season: TestSeason, event: LogEvent) {
  if (event === 'validate' || event === 'flag') return season.universitySupervisor
  if (event === 'clearFlag' || event === 'returnToStudent' || event === 'void') return season.coordinator
  if (event === 'submit' || event === 'amend' || event === 'resubmit') return season.student
  return season.industrialSupervisor
}

/** Somebody tries an event on a log, with everything that a willing verb needs. */
export function does(ctx: Ctx, event: LogEvent, id: string): Promise<LogView> {
  const comment = 'Which relay did you test?'
  switch (event) {
    case 'submit':
      return submitLog(ctx, submission({ id }))
    case 'amend':
      return amendLog(ctx, { id, content: 'Tested the overcurrent relay on feeder F4.' })
    case 'resubmit':
      return resubmitLog(ctx, { id, content: 'Tested the overcurrent relay on feeder F4.' })
    case 'verify':
      return verifyLog(ctx, { id })
    case 'undoVerify':
      return undoVerify(ctx, { id })
    case 'requestRevision':
      return requestRevision(ctx, { id, comment })
    case 'withdrawRequest':
      return withdrawRequest(ctx, { id })
    case 'validate':
      return validateLog(ctx, { id })
    case 'flag':
      return flagLog(ctx, { id, comment })
    case 'clearFlag':
      return clearFlag(ctx, { id, comment })
    case 'returnToStudent':
      return returnToStudent(ctx, { id, comment })
    case 'void':
      return voidLog(ctx, { id, comment })
  }
}
