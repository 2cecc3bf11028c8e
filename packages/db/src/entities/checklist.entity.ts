import { CHECKLIST_GATES, CHECKLIST_KINDS, CHECKLIST_NEEDS, CHECKLIST_STATUSES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Cohort } from './cohort.entity.ts'
import { Institution } from './institution.entity.ts'
import { User } from './user.entity.ts'

const ChecklistItemSchema = defineEntity({
  name: 'ChecklistItem',
  tableName: 'checklist_item',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    cohort: () => p.manyToOne(Cohort).deleteRule('restrict'),
    label: p.text(),
    kind: p.enum(CHECKLIST_KINDS),
    needs: p.enum(CHECKLIST_NEEDS),
    /** What stays closed to a student until this is done; null: nothing. */
    gate: p.enum(CHECKLIST_GATES).nullable(),
    position: p.integer(),
    version: p.integer().default(1),
    createdAt: p.datetime(),
    /** Taken off the list; the answers to it stay with the record. */
    removedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'checklist_item_institution_id_unique', properties: ['institution', 'id'] }],
  indexes: [{ name: 'checklist_item_cohort_index', properties: ['cohort', 'position'] }],
})
/** One thing that the students of a season show or say before they begin. */
export class ChecklistItem extends ChecklistItemSchema.class {}
ChecklistItemSchema.setClass(ChecklistItem)

const ChecklistAnswerSchema = defineEntity({
  name: 'ChecklistAnswer',
  tableName: 'checklist_answer',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    item: () => p.manyToOne(ChecklistItem).deleteRule('restrict'),
    student: () => p.manyToOne(User).deleteRule('restrict'),
    status: p.enum(CHECKLIST_STATUSES),
    /** Counts the answers: 1 is the first. */
    revision: p.integer().default(1),
    answeredAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
    decidedBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
    returnedFor: p.text().nullable(),
  },
  uniques: [
    { name: 'checklist_answer_student_unique', properties: ['item', 'student'] },
    { name: 'checklist_answer_institution_id_unique', properties: ['institution', 'id'] },
  ],
  indexes: [{ name: 'checklist_answer_student_index', properties: ['student'] }],
  checks: [{ name: 'checklist_answer_decided_check', expression: "(status = 'ANSWERED') = (decided_at is null)" }],
})
/** A student's answer to one item: a tick, or a file, and what the coordinator said to it. */
export class ChecklistAnswer extends ChecklistAnswerSchema.class {}
ChecklistAnswerSchema.setClass(ChecklistAnswer)
