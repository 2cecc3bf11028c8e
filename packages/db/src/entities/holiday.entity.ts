import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'

const HolidaySchema = defineEntity({
  name: 'Holiday',
  tableName: 'holiday',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    day: p.date(),
    name: p.text(),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'holiday_day_unique', properties: ['institution', 'day'] }],
})
/** A public holiday or closed day of an institution: no log is expected, one that is written counts as extra. */
export class Holiday extends HolidaySchema.class {}
HolidaySchema.setClass(Holiday)
