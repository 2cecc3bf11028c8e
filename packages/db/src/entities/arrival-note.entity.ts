import { ARRIVAL_STATUSES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Placement } from './placement.entity.ts'
import { User } from './user.entity.ts'

const ArrivalNoteSchema = defineEntity({
  name: 'ArrivalNote',
  tableName: 'arrival_note',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    placement: () => p.manyToOne(Placement).deleteRule('restrict').unique('arrival_note_placement_unique'),
    status: p.enum(ARRIVAL_STATUSES),
    arrivedOn: p.date(),
    note: p.text(),
    /** Where the phone said it was; evidence, never a gate. Degrees and metres. */
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    accuracy: p.double().nullable(),
    /** Counts the reports: 1 is the first. */
    revision: p.integer().default(1),
    reportedAt: p.datetime(),
    confirmedAt: p.datetime().nullable(),
    confirmedBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
    returnedFor: p.text().nullable(),
  },
  checks: [{ name: 'arrival_note_confirmed_check', expression: "(status = 'CONFIRMED') = (confirmed_at is not null)" }],
})
/** "I have arrived", and what the industrial supervisor said to it. */
export class ArrivalNote extends ArrivalNoteSchema.class {}
ArrivalNoteSchema.setClass(ArrivalNote)
