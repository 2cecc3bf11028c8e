import {
  AcceptAnswerInput,
  AddChecklistItemInput,
  AnswerChecklistItemInput,
  Checklist,
  ChecklistInput,
  ChecklistPage,
  ChecklistRow,
  EditChecklistItemInput,
  ListChecklistInput,
  OwnChecklists,
  RemoveChecklistItemInput,
  ReturnAnswerInput,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { acceptAnswer } from './accept-answer.ts'
import { addChecklistItem } from './add-checklist-item.ts'
import { answerChecklistItem } from './answer-checklist-item.ts'
import { listOwnChecklists, viewChecklist } from './checklist.queries.ts'
import { listChecklistRows } from './checklist-rows.queries.ts'
import { editChecklistItem } from './edit-checklist-item.ts'
import { removeChecklistItem } from './remove-checklist-item.ts'
import { returnAnswer } from './return-answer.ts'

export const checklistRouter = router({
  own: permitted('checklist.own')
    .output(OwnChecklists)
    .query(({ ctx }) => listOwnChecklists(ctx)),
  answer: permitted('checklist.answer')
    .input(AnswerChecklistItemInput)
    .output(OwnChecklists)
    .mutation(({ ctx, input }) => answerChecklistItem(ctx, input)),
  get: permitted('checklist.read')
    .input(ChecklistInput)
    .output(Checklist)
    .query(({ ctx, input }) => viewChecklist(ctx, input.cohortId)),
  rows: permitted('checklist.read')
    .input(ListChecklistInput)
    .output(ChecklistPage)
    .query(({ ctx, input }) => listChecklistRows(ctx, input)),
  addItem: permitted('checklist.edit')
    .input(AddChecklistItemInput)
    .output(Checklist)
    .mutation(({ ctx, input }) => addChecklistItem(ctx, input)),
  editItem: permitted('checklist.edit')
    .input(EditChecklistItemInput)
    .output(Checklist)
    .mutation(({ ctx, input }) => editChecklistItem(ctx, input)),
  removeItem: permitted('checklist.edit')
    .input(RemoveChecklistItemInput)
    .output(Checklist)
    .mutation(({ ctx, input }) => removeChecklistItem(ctx, input)),
  accept: permitted('checklist.check')
    .input(AcceptAnswerInput)
    .output(ChecklistRow)
    .mutation(({ ctx, input }) => acceptAnswer(ctx, input)),
  return: permitted('checklist.check')
    .input(ReturnAnswerInput)
    .output(ChecklistRow)
    .mutation(({ ctx, input }) => returnAnswer(ctx, input)),
})
