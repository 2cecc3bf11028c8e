import { CHECKLIST_EVENTS, CHECKLIST_GATES, CHECKLIST_KINDS, CHECKLIST_NEEDS, CHECKLIST_STATUSES, LIMITS, OPEN_REASONS } from '@ipt/domain'
import { z } from 'zod'
import { FileView } from './files.ts'
import { Id, Moment, oneLine, PageInput, pageOf, Revision, someText, text, Version } from './primitives.ts'

const item = {
  label: oneLine(LIMITS.name),
  kind: z.enum(CHECKLIST_KINDS),
  needs: z.enum(CHECKLIST_NEEDS),
  gate: z.enum(CHECKLIST_GATES).nullable(),
}

/** A new item at the end of a season's checklist; `id` is the client's. */
export const AddChecklistItemInput = z.strictObject({ id: Id, cohortId: Id, ...item })
export type AddChecklistItemInput = z.infer<typeof AddChecklistItemInput>
export const EditChecklistItemInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...item })
export type EditChecklistItemInput = z.infer<typeof EditChecklistItemInput>
export const RemoveChecklistItemInput = z.strictObject({ id: Id, requestId: Id.optional() })
export type RemoveChecklistItemInput = z.infer<typeof RemoveChecklistItemInput>

export const ChecklistItemView = z.object({
  id: Id,
  label: z.string(),
  kind: z.enum(CHECKLIST_KINDS),
  needs: z.enum(CHECKLIST_NEEDS),
  gate: z.enum(CHECKLIST_GATES).nullable(),
  version: z.int(),
})
export type ChecklistItemView = z.infer<typeof ChecklistItemView>
export const Checklist = z.array(ChecklistItemView)
export type Checklist = z.infer<typeof Checklist>
export const ChecklistInput = z.strictObject({ cohortId: Id })
export type ChecklistInput = z.infer<typeof ChecklistInput>

/** A student's answer to one item. `revision` counts the answers. */
export const ChecklistAnswerView = z.object({
  id: Id,
  status: z.enum(CHECKLIST_STATUSES),
  revision: z.int(),
  answeredAt: Moment,
  file: FileView.nullable(),
  /** Why it was returned. */
  returnedFor: z.string().nullable(),
  can: z.array(z.enum(CHECKLIST_EVENTS)),
})
export type ChecklistAnswerView = z.infer<typeof ChecklistAnswerView>

/** An item as one student has it. `open`: why it is not done, or null. */
export const OwnChecklistItem = ChecklistItemView.extend({
  answer: ChecklistAnswerView.nullable(),
  open: z.enum(OPEN_REASONS).nullable(),
  /** Whether the student may answer it now. */
  canAnswer: z.boolean(),
})
export type OwnChecklistItem = z.infer<typeof OwnChecklistItem>
/** The checklists of the seasons that the student is in. */
export const OwnChecklists = z.array(z.object({ cohort: z.object({ id: Id, name: z.string() }), items: z.array(OwnChecklistItem) }))
export type OwnChecklists = z.infer<typeof OwnChecklists>

/** A tick, or with `attachmentId` a file that was uploaded before; as the item needs. */
export const AnswerChecklistItemInput = z.strictObject({ itemId: Id, requestId: Id.optional(), attachmentId: Id.nullable().default(null) })
export type AnswerChecklistItemInput = z.input<typeof AnswerChecklistItemInput>

/** The coordinator accepts the answer that was read. */
export const AcceptAnswerInput = z.strictObject({ id: Id, revision: Revision, requestId: Id.optional() })
export type AcceptAnswerInput = z.infer<typeof AcceptAnswerInput>
export const ReturnAnswerInput = AcceptAnswerInput.extend({ comment: someText(LIMITS.comment) })
export type ReturnAnswerInput = z.infer<typeof ReturnAnswerInput>

/** Students of a season against its items: all, those with something open, those with something to check. */
export const CHECKLIST_FILTERS = ['all', 'open', 'waiting'] as const
export const ListChecklistInput = z.strictObject({
  cohortId: Id,
  show: z.enum(CHECKLIST_FILTERS).default('all'),
  q: text(100).optional(),
  ...PageInput,
})
export type ListChecklistInput = z.input<typeof ListChecklistInput>

/** One student's answers, one for each item of the checklist and in its order. */
export const ChecklistRow = z.object({
  student: z.object({ id: Id, name: z.string(), registrationNumber: z.string() }),
  cells: z.array(z.object({ itemId: Id, open: z.enum(OPEN_REASONS).nullable(), answer: ChecklistAnswerView.nullable() })),
})
export type ChecklistRow = z.infer<typeof ChecklistRow>
export const ChecklistPage = pageOf(ChecklistRow)
export type ChecklistPage = z.infer<typeof ChecklistPage>
