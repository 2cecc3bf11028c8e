import { defineEntity, p } from '@mikro-orm/core'
import { Attachment } from './attachment.entity.ts'
import { Institution } from './institution.entity.ts'
import { Placement } from './placement.entity.ts'

const PlacementFindSchema = defineEntity({
  name: 'PlacementFind',
  tableName: 'placement_find',
  properties: {
    placement: () => p.oneToOne(Placement).owner().deleteRule('restrict').primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    /** Who is to supervise there, as the student wrote it down: nobody until a coordinator has checked. */
    supervisorName: p.text(),
    supervisorTitle: p.text().default(''),
    supervisorEmail: p.text(),
    supervisorPhone: p.text().default(''),
    note: p.text().default(''),
    /** The host's letter that accepts the student. */
    letter: () => p.manyToOne(Attachment).deleteRule('restrict').nullable().index('placement_find_letter_index'),
  },
})
/** What a student wrote of a place that he found himself. */
export class PlacementFind extends PlacementFindSchema.class {}
PlacementFindSchema.setClass(PlacementFind)
