import { ROLES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Cohort } from './cohort.entity.ts'
import { Institution } from './institution.entity.ts'
import { User } from './user.entity.ts'

const AnnouncementSchema = defineEntity({
  name: 'Announcement',
  tableName: 'announcement',
  properties: {
    /** The client's id: the announcement's idempotency key. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    /** Null: for the whole institution. */
    cohort: () => p.manyToOne(Cohort).deleteRule('restrict').nullable(),
    /** Of the domain's roles, all but the coordinator's. */
    roles: p.array().columnType('text[]'),
    title: p.text(),
    body: p.text(),
    publishedAt: p.datetime(),
    publishedBy: () => p.manyToOne(User).deleteRule('restrict').index(),
    retractedAt: p.datetime().nullable(),
    retractedBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
  },
  uniques: [{ name: 'announcement_institution_id_unique', properties: ['institution', 'id'] }],
  indexes: [{ name: 'announcement_institution_index', properties: ['institution', 'publishedAt', 'id'] }],
  checks: [
    {
      name: 'announcement_roles_check',
      expression: `cardinality(roles) > 0 and roles <@ array['student', 'industrialSupervisor', 'universitySupervisor']`,
    },
    { name: 'announcement_retracted_check', expression: '(retracted_at is null) = (retracted_by_id is null)' },
  ],
})
/** What a coordinator tells many people at once. Never edited: taken back, and published anew. */
export class Announcement extends AnnouncementSchema.class {}
AnnouncementSchema.setClass(Announcement)

const AnnouncementRecipientSchema = defineEntity({
  name: 'AnnouncementRecipient',
  tableName: 'announcement_recipient',
  properties: {
    announcement: () => p.manyToOne(Announcement).deleteRule('restrict').primary(),
    user: () => p.manyToOne(User).deleteRule('restrict').primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    /** As what it reached the person; one role, where there are several. */
    role: p.enum(ROLES),
  },
  indexes: [{ name: 'announcement_recipient_user_index', properties: ['user'] }],
})
/** Whom an announcement reached when it was published: placements change hands, and the record must not. */
export class AnnouncementRecipient extends AnnouncementRecipientSchema.class {}
AnnouncementRecipientSchema.setClass(AnnouncementRecipient)
