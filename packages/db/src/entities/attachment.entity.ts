import { defineEntity, p } from '@mikro-orm/core'
import { ArrivalNote } from './arrival-note.entity.ts'
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
    /** The institution of the log or note it is bound to; null before. */
    institution: () => p.manyToOne(Institution).deleteRule('restrict').nullable(),
    uploadedBy: () => p.manyToOne(User).deleteRule('restrict'),
    log: () => p.manyToOne(LogEntry).deleteRule('restrict').nullable(),
    arrivalNote: () => p.manyToOne(ArrivalNote).deleteRule('restrict').nullable(),
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
    { name: 'attachment_uploader_index', properties: ['uploadedBy', 'createdAt'] },
  ],
  checks: [
    { name: 'attachment_one_home_check', expression: 'log_id is null or arrival_note_id is null' },
    {
      name: 'attachment_revision_check',
      expression: '(log_id is null) = (added_revision is null) and (removed_revision is null or removed_revision > added_revision)',
    },
    { name: 'attachment_size_check', expression: 'size > 0' },
  ],
})
/** A file: stored whole before its upload is answered, then bound to a log or an arrival note. */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment)
