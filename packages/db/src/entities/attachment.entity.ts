import { defineEntity, p } from '@mikro-orm/core'
import { Agreement } from './agreement.entity.ts'
import { ArrivalNote } from './arrival-note.entity.ts'
import { ChecklistAnswer } from './checklist.entity.ts'
import { Institution } from './institution.entity.ts'
import { LogEntry } from './log-entry.entity.ts'
import { User } from './user.entity.ts'

export const ATTACHMENT_STATES = ['STORED', 'READY', 'UNREADABLE'] as const
export type AttachmentState = (typeof ATTACHMENT_STATES)[number]

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    /** The client's id: the upload's idempotency key. */
    id: p.uuid().primary(),
    /** The institution of what it is bound to; null before: then it is its uploader's alone. */
    institution: () => p.manyToOne(Institution).deleteRule('restrict').nullable(),
    uploadedBy: () => p.manyToOne(User).deleteRule('restrict'),
    log: () => p.manyToOne(LogEntry).deleteRule('restrict').nullable(),
    arrivalNote: () => p.manyToOne(ArrivalNote).deleteRule('restrict').nullable(),
    agreement: () => p.manyToOne(Agreement).deleteRule('restrict').nullable(),
    checklistAnswer: () => p.manyToOne(ChecklistAnswer).deleteRule('restrict').nullable(),
    /** A student's own paper, which his applications may show: a CV, a letter. */
    documentOf: () => p.manyToOne(User).deleteRule('restrict').nullable(),
    /** Of the log: the first revision that has it, and the first that no longer does. */
    addedRevision: p.integer().nullable(),
    removedRevision: p.integer().nullable(),
    /** Place among the files of its log or note, from 0. */
    position: p.integer().default(0),
    /** As the person's device named it; for showing alone, never a path. */
    name: p.text(),
    /** By content, not by name. */
    mediaType: p.text(),
    /** Bytes. */
    size: p.integer(),
    /** Hex. */
    sha256: p.text(),
    storageKey: p.text().unique('attachment_storage_key_unique'),
    state: p.enum(ATTACHMENT_STATES).default('STORED'),
    /** The copy without metadata that others are shown; null until the job has made it. */
    cleanKey: p.text().nullable(),
    cleanType: p.text().nullable(),
    thumbnailKey: p.text().nullable(),
    /** Pixels. */
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    createdAt: p.datetime(),
  },
  indexes: [
    { name: 'attachment_log_index', properties: ['log', 'position'] },
    { name: 'attachment_arrival_note_index', properties: ['arrivalNote'] },
    { name: 'attachment_agreement_index', properties: ['agreement'] },
    { name: 'attachment_checklist_answer_index', properties: ['checklistAnswer'] },
    { name: 'attachment_document_of_index', properties: ['documentOf'] },
    { name: 'attachment_uploader_index', properties: ['uploadedBy', 'createdAt'] },
  ],
  uniques: [{ name: 'attachment_institution_id_unique', properties: ['institution', 'id'] }],
  checks: [
    {
      name: 'attachment_one_home_check',
      expression: 'num_nonnulls(log_id, arrival_note_id, agreement_id, checklist_answer_id, document_of_id) = num_nonnulls(institution_id)',
    },
    {
      name: 'attachment_revision_check',
      expression: '(log_id is null) = (added_revision is null) and (removed_revision is null or removed_revision > added_revision)',
    },
    { name: 'attachment_size_check', expression: 'size > 0' },
  ],
})
/** A file: stored whole before its upload is answered, then bound to its one home: a log, an arrival note … */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment)
