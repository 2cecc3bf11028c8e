import { DecideLogInput, DecideLogWithReasonInput, LogIdInput, ReviseLogInput, SubmitLogInput } from '@ipt/contracts'
import { z } from 'zod'
import { answerOnce } from '../../kernel/idempotency.ts'
import { answer, parse, type RestContext, RestModule, readJson, withAddress } from '../../kernel/rest.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { withUploads } from '../files/index.ts'
import { amendLog } from './amend-log.ts'
import { clearFlag } from './clear-flag.ts'
import { flagLog } from './flag-log.ts'
import { eventOfRequest, viewLog } from './logbook.queries.ts'
import { TOLD } from './logbook.told.ts'
import { requestRevision } from './request-revision.ts'
import { resubmitLog } from './resubmit-log.ts'
import { returnToStudent } from './return-to-student.ts'
import { submitLog } from './submit-log.ts'
import { undoVerify } from './undo-verify.ts'
import { validateLog } from './validate-log.ts'
import { verifyLog } from './verify-log.ts'
import { voidLog } from './void-log.ts'
import { withdrawRequest } from './withdraw-request.ts'

export const logbookRest = new RestModule()
  .permitted('log.submit', 'post', '/logs/', TOLD.submit, submit)
  .permitted('log.amend', 'patch', '/logs/:id', TOLD.revise, revise)
  .permitted('log.verify', 'patch', '/logs/:id/verify', TOLD.verify, verify)
  .permitted('log.validate', 'patch', '/logs/:id/validate', TOLD.validate, validate)
  .permitted('log.clearFlag', 'patch', '/logs/:id/resolve', TOLD.resolve, resolve)
  .permitted('log.undoVerify', 'patch', '/logs/:id/undo', TOLD.undo, undo)

const idOf = (c: RestContext): string => parse(LogIdInput, { id: c.req.param('id') }).id

/** Multipart with `content`, `attachment` (more than once), `log_date`, `hours`, `id` …, or the same as JSON with uploaded files' ids. */
function submit(c: RestContext, ctx: Ctx): Promise<Response> {
  return withUploads(c, ctx, ['id', 'placement_id', 'log_date', 'content', 'hours', 'skills', 'written_at'], (body, uploaded, payload) =>
    answerOnce(c, payload, async () => {
      const input = parse(SubmitLogInput, uploaded === null ? body : { ...typed(body), attachment_ids: uploaded })
      return answer(c, await submitLog(ctx, input), 201)
    }),
  )
}

/** JSON, or multipart whose files are added to those that are there. Answers a returned log, or amends one that nobody has decided on. */
function revise(c: RestContext, ctx: Ctx): Promise<Response> {
  return withUploads(c, ctx, ['revision', 'request_id', 'content', 'hours', 'skills'], async (body, uploaded) => {
    const id = idOf(c)
    const log = await viewLog(ctx, id)
    const files = uploaded === null || uploaded.length === 0 ? {} : { attachment_ids: [...log.files.map((file) => file.id), ...uploaded] }
    const input = parse(ReviseLogInput, { ...withAddress(c, ['id'], uploaded === null ? body : typed(body)), ...files })
    const event = (await eventOfRequest(ctx, input.requestId)) ?? (log.can.includes('resubmit') ? 'resubmit' : 'amend')
    return answer(c, await (event === 'resubmit' ? resubmitLog(ctx, input) : amendLog(ctx, input)))
  })
}

/** Form fields are text: numbers and lists are read from them. What can't be read stays, and is told at its field. */
function typed(body: Record<string, unknown>): Record<string, unknown> {
  const { hours, revision, skills, ...rest } = body
  const number = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
  return {
    ...rest,
    ...(hours === undefined || hours === '' ? {} : { hours: number(hours) }),
    ...(revision === undefined ? {} : { revision: number(revision) }),
    ...(typeof skills === 'string'
      ? {
          skills: skills
            .split(',')
            .map((skill) => skill.trim())
            .filter(Boolean),
        }
      : {}),
  }
}

const decision = <const Status extends string>(...statuses: readonly Status[]) =>
  z.looseObject({ status: z.enum(statuses, { error: `One of: ${statuses.join(', ')}.` }) })

/** The decision's own fields, once its `status` has said which it is. */
async function readDecision<const Status extends string>(c: RestContext, ...statuses: Status[]): Promise<{ status: Status; rest: object }> {
  const body = withAddress(c, ['id'], await readJson(c))
  const { status } = parse(decision(...statuses), body) as { status: Status }
  const { status: _, ...rest } = body
  return { status, rest }
}

async function verify(c: RestContext, ctx: Ctx): Promise<Response> {
  const { status, rest } = await readDecision(c, 'verified', 'rejected')
  if (status === 'verified') return answer(c, await verifyLog(ctx, parse(DecideLogInput, rest)))
  return answer(c, await requestRevision(ctx, withReason(rest)))
}

async function validate(c: RestContext, ctx: Ctx): Promise<Response> {
  const { status, rest } = await readDecision(c, 'validated', 'flagged')
  if (status === 'validated') return answer(c, await validateLog(ctx, parse(DecideLogInput, rest)))
  return answer(c, await flagLog(ctx, withReason(rest)))
}

async function resolve(c: RestContext, ctx: Ctx): Promise<Response> {
  const { status, rest } = await readDecision(c, 'cleared', 'returned', 'voided')
  const verb = { cleared: clearFlag, returned: returnToStudent, voided: voidLog }[status]
  return answer(c, await verb(ctx, withReason(rest)))
}

/** Takes back the caller's own last decision, whichever it was. */
async function undo(c: RestContext, ctx: Ctx): Promise<Response> {
  const input = parse(DecideLogInput.pick({ id: true, requestId: true }), withAddress(c, ['id'], await readJson(c)))
  const log = await viewLog(ctx, input.id)
  const event = (await eventOfRequest(ctx, input.requestId)) ?? (log.status === 'REVISION_REQUESTED' ? 'withdrawRequest' : 'undoVerify')
  return answer(c, await (event === 'withdrawRequest' ? withdrawRequest(ctx, input) : undoVerify(ctx, input)))
}

const withReason = (rest: object) => parse(DecideLogWithReasonInput, rest)
