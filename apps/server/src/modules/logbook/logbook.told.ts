import { DecideLogInput, DecideLogWithReasonInput, LogView, ReviseLogInput, SubmitLogInput, UndoLogInput } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { Bytes, json, type Told } from '../../kernel/told.ts'

/** Fields of a form are texts; a list stands with commas. */
const asForm = { hours: z.string().optional(), skills: z.string().describe('With commas between.').optional() }
const attachment = z.array(Bytes).max(LIMITS.filesPerLog).optional()

const SubmitForm = z.strictObject({ ...SubmitLogInput.omit({ attachmentIds: true }).shape, ...asForm, attachment })
const ReviseForm = z.strictObject({
  ...ReviseLogInput.omit({ id: true, attachmentIds: true }).shape,
  ...asForm,
  revision: z.string().optional(),
  attachment,
})

const Plain = DecideLogInput.omit({ id: true })
const WithReason = DecideLogWithReasonInput.omit({ id: true })
const decision = <Status extends string>(status: Status, rest: typeof Plain | typeof WithReason) =>
  z.strictObject({ status: z.literal(status), ...rest.shape })

const tag = 'Logs'
const answers = { 200: json(LogView) }

/** What the document says of routes that serve several verbs each. */
export const TOLD = {
  submit: {
    id: 'logbook.submit',
    tag,
    summary: 'Submit a day’s log, with files',
    description: 'Files come as `attachment`, or were uploaded before and are named by `attachment_ids`.',
    serves: ['logbook.submit'],
    body: { 'multipart/form-data': SubmitForm, 'application/json': SubmitLogInput },
    answers: { 201: json(LogView) },
  },
  revise: {
    id: 'logbook.revise',
    tag,
    summary: 'Amend a log, or answer a returned one',
    description: 'What is left out stays as it was. Files of a form are added to those that are there.',
    serves: ['logbook.amend', 'logbook.resubmit'],
    body: { 'application/json': ReviseLogInput.omit({ id: true }), 'multipart/form-data': ReviseForm },
    answers,
  },
  verify: {
    id: 'logbook.verify',
    tag,
    summary: 'Verify a log, or return it to the student with the reason',
    serves: ['logbook.verify', 'logbook.requestRevision'],
    body: json(z.union([decision('verified', Plain), decision('rejected', WithReason)])),
    answers,
  },
  validate: {
    id: 'logbook.validate',
    tag,
    summary: 'Validate a log for the archive, or flag it to the coordinator with the reason',
    serves: ['logbook.validate', 'logbook.flag'],
    body: json(z.union([decision('validated', Plain), decision('flagged', WithReason)])),
    answers,
  },
  resolve: {
    id: 'logbook.resolve',
    tag,
    summary: 'Resolve a flag: clear it, return the log to the student, or void it',
    serves: ['logbook.clearFlag', 'logbook.returnToStudent', 'logbook.void'],
    body: json(z.union([decision('cleared', WithReason), decision('returned', WithReason), decision('voided', WithReason)])),
    answers,
  },
  undo: {
    id: 'logbook.undo',
    tag,
    summary: 'Take one’s own last verification or return back, within 15 minutes',
    serves: ['logbook.undoVerify', 'logbook.withdrawRequest'],
    body: json(UndoLogInput.omit({ id: true })),
    answers,
  },
} as const satisfies Record<string, Told>
