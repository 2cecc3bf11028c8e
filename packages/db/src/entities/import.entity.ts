import { IMPORT_KINDS, IMPORT_STATES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Cohort } from './cohort.entity.ts'
import { Institution } from './institution.entity.ts'
import { User } from './user.entity.ts'

const ImportSchema = defineEntity({
  name: 'Import',
  tableName: 'import',
  properties: {
    /** The client's id: the upload's idempotency key. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict').index('import_institution_index'),
    cohort: () => p.manyToOne(Cohort).deleteRule('restrict').nullable(),
    kind: p.enum(IMPORT_KINDS),
    name: p.text(),
    status: p.enum(IMPORT_STATES),
    /** The file, as long as it may have to be read in another way. */
    content: p.blob().nullable().lazy(),
    /** SHA-256 of the file as it came: the id seen again with other bytes is another upload. Null: from before it was kept. */
    digest: p.text().nullable(),
    encoding: p.text().nullable(),
    delimiter: p.text().nullable(),
    headers: p.array().columnType('text[]'),
    /** Field to column. */
    columns: p.json<Record<string, number>>(),
    /** Words for programmes, folded, to the programme that they mean. */
    programmes: p.json<Record<string, string>>(),
    /** Names of hosts, folded, to the host that they mean. */
    hosts: p.json<Record<string, string>>(),
    stayed: p.array().columnType('text[]').default([]),
    version: p.integer().default(1),
    /** Null: whoever runs the server, at the command line. */
    createdBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
    createdAt: p.datetime(),
    committedAt: p.datetime().nullable(),
    /** People who were taken. */
    taken: p.integer().nullable(),
    /** Since when nothing is left of what the file held. */
    emptiedAt: p.datetime().nullable(),
  },
})
/** A file of people on its way into an institution. */
export class Import extends ImportSchema.class {}
ImportSchema.setClass(Import)

const ImportRowSchema = defineEntity({
  name: 'ImportRow',
  tableName: 'import_row',
  properties: {
    import: () => p.manyToOne(Import).deleteRule('cascade').primary(),
    number: p.integer().primary(),
    cells: p.array().columnType('text[]'),
    dropped: p.boolean().default(false),
    linked: p.boolean().default(false),
    /** The person whom it made or found. */
    userId: p.uuid().nullable(),
    made: p.boolean().default(false),
  },
})
/** One line of such a file, as it stands after mending. */
export class ImportRow extends ImportRowSchema.class {}
ImportRowSchema.setClass(ImportRow)
