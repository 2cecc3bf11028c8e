import { PLACEMENT_SOURCES, PLACEMENT_STATUSES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Cohort } from './cohort.entity.ts'
import { Institution } from './institution.entity.ts'
import { Organisation } from './organisation.entity.ts'
import { Site } from './site.entity.ts'
import { User } from './user.entity.ts'

const PlacementSchema = defineEntity({
  name: 'Placement',
  tableName: 'placement',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    cohort: () => p.manyToOne(Cohort).deleteRule('restrict'),
    student: () => p.manyToOne(User).deleteRule('restrict'),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict'),
    site: () => p.manyToOne(Site).deleteRule('restrict'),
    industrialSupervisor: () => p.manyToOne(User).deleteRule('restrict').nullable(),
    universitySupervisor: () => p.manyToOne(User).deleteRule('restrict').nullable(),
    startsOn: p.date(),
    endsOn: p.date(),
    /** The last day of one that ended early. */
    endedOn: p.date().nullable(),
    status: p.enum(PLACEMENT_STATUSES),
    source: p.enum(PLACEMENT_SOURCES).default('ASSIGNED'),
    /** The accepted application that it came of. */
    applicationId: p.uuid().nullable().unique('placement_application_unique'),
    /** The vacancy whose place a coordinator gave; an offer's is its application's. */
    vacancyId: p.uuid().nullable(),
    /** The placement that this one goes on from, at another place. */
    previousId: p.uuid().nullable().unique('placement_previous_unique'),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'placement_institution_id_unique', properties: ['institution', 'id'] }],
  indexes: [
    { name: 'placement_student_index', properties: ['student'] },
    { name: 'placement_industrial_supervisor_index', properties: ['industrialSupervisor'] },
    { name: 'placement_university_supervisor_index', properties: ['universitySupervisor'] },
    { name: 'placement_vacancy_index', properties: ['vacancyId'] },
    { name: 'placement_cohort_index', properties: ['cohort', 'status'] },
    { name: 'placement_organisation_index', properties: ['organisation', 'institution'] },
  ],
  checks: [
    { name: 'placement_ended_check', expression: "(status = 'ENDED_EARLY') = (ended_on is not null)" },
    { name: 'placement_ended_on_check', expression: 'starts_on <= ended_on and ended_on <= ends_on' },
    { name: 'placement_dates_check', expression: 'starts_on <= ends_on' },
    { name: 'placement_vacancy_source_check', expression: "vacancy_id is null or source = 'ASSIGNED'" },
    { name: 'placement_source_application_check', expression: "(source = 'OFFER') = (application_id is not null)" },
    {
      // Nobody vouches for himself.
      name: 'placement_people_check',
      expression: 'student_id is distinct from industrial_supervisor_id and student_id is distinct from university_supervisor_id',
    },
  ],
})
/** One student at one site for a time, with the two people who vouch. */
export class Placement extends PlacementSchema.class {}
PlacementSchema.setClass(Placement)
