import {
  BulkAnswer,
  CountLogsInput,
  DecideLogInput,
  DecideLogWithReasonInput,
  ListLogsInput,
  LogCounts,
  LogEvents,
  LogIdInput,
  LogPage,
  LogRevisionPage,
  LogRevisionsInput,
  LogView,
  ReviseLogInput,
  SubmitLogInput,
  UndoLogInput,
  UndoManyInput,
  VerifyManyInput,
  WaitingLogsInput,
  WaitingLogsList,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { amendLog } from './amend-log.ts'
import { clearFlag } from './clear-flag.ts'
import { flagLog } from './flag-log.ts'
import { countLogs, listLogEvents, listLogs, viewLog } from './logbook.queries.ts'
import { requestRevision } from './request-revision.ts'
import { resubmitLog } from './resubmit-log.ts'
import { returnToStudent } from './return-to-student.ts'
import { listRevisions } from './revisions.queries.ts'
import { submitLog } from './submit-log.ts'
import { undoMany } from './undo-many.ts'
import { undoVerify } from './undo-verify.ts'
import { validateLog } from './validate-log.ts'
import { verifyLog } from './verify-log.ts'
import { verifyMany } from './verify-many.ts'
import { voidLog } from './void-log.ts'
import { listWaiting } from './waiting.queries.ts'
import { withdrawRequest } from './withdraw-request.ts'

/** A screen says which revision was on it: nothing is decided unread. */
const asRead = { revision: true } as const

export const logbookRouter = router({
  list: permitted('log.read')
    .input(ListLogsInput)
    .output(LogPage)
    .query(({ ctx, input }) => listLogs(ctx, input)),
  get: permitted('log.read')
    .input(LogIdInput)
    .output(LogView)
    .query(({ ctx, input }) => viewLog(ctx, input.id)),
  events: permitted('log.read')
    .input(LogIdInput)
    .output(LogEvents)
    .query(({ ctx, input }) => listLogEvents(ctx, input.id)),
  counts: permitted('log.read')
    .input(CountLogsInput)
    .output(LogCounts)
    .query(({ ctx, input }) => countLogs(ctx, input)),
  waiting: permitted('log.read')
    .input(WaitingLogsInput)
    .output(WaitingLogsList)
    .query(({ ctx, input }) => listWaiting(ctx, input)),
  revisions: permitted('log.read')
    .input(LogRevisionsInput)
    .output(LogRevisionPage)
    .query(({ ctx, input }) => listRevisions(ctx, input)),
  submit: permitted('log.submit')
    .input(SubmitLogInput)
    .output(LogView)
    .mutation(({ ctx, input }) => submitLog(ctx, input)),
  amend: permitted('log.amend')
    .input(ReviseLogInput.required(asRead))
    .output(LogView)
    .mutation(({ ctx, input }) => amendLog(ctx, input)),
  resubmit: permitted('log.resubmit')
    .input(ReviseLogInput.required(asRead))
    .output(LogView)
    .mutation(({ ctx, input }) => resubmitLog(ctx, input)),
  verify: permitted('log.verify')
    .input(DecideLogInput.required(asRead))
    .output(LogView)
    .mutation(({ ctx, input }) => verifyLog(ctx, input)),
  verifyMany: permitted('log.verify')
    .input(VerifyManyInput)
    .output(BulkAnswer)
    .mutation(({ ctx, input }) => verifyMany(ctx, input)),
  undoMany: permitted('log.undoVerify')
    .input(UndoManyInput)
    .output(BulkAnswer)
    .mutation(({ ctx, input }) => undoMany(ctx, input)),
  undoVerify: permitted('log.undoVerify')
    .input(UndoLogInput)
    .output(LogView)
    .mutation(({ ctx, input }) => undoVerify(ctx, input)),
  requestRevision: permitted('log.requestRevision')
    .input(DecideLogWithReasonInput.required(asRead))
    .output(LogView)
    .mutation(({ ctx, input }) => requestRevision(ctx, input)),
  withdrawRequest: permitted('log.withdrawRequest')
    .input(UndoLogInput)
    .output(LogView)
    .mutation(({ ctx, input }) => withdrawRequest(ctx, input)),
  validate: permitted('log.validate')
    .input(DecideLogInput.required(asRead))
    .output(LogView)
    .mutation(({ ctx, input }) => validateLog(ctx, input)),
  flag: permitted('log.flag')
    .input(DecideLogWithReasonInput.required(asRead))
    .output(LogView)
    .mutation(({ ctx, input }) => flagLog(ctx, input)),
  clearFlag: permitted('log.clearFlag')
    .input(DecideLogWithReasonInput)
    .output(LogView)
    .mutation(({ ctx, input }) => clearFlag(ctx, input)),
  returnToStudent: permitted('log.returnToStudent')
    .input(DecideLogWithReasonInput)
    .output(LogView)
    .mutation(({ ctx, input }) => returnToStudent(ctx, input)),
  void: permitted('log.void')
    .input(DecideLogWithReasonInput)
    .output(LogView)
    .mutation(({ ctx, input }) => voidLog(ctx, input)),
})
