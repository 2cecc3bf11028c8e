import { defineEntity, p } from '@mikro-orm/core'
import { Organisation } from './organisation.entity.ts'

const SiteSchema = defineEntity({
  name: 'Site',
  tableName: 'site',
  properties: {
    id: p.uuid().primary(),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict'),
    name: p.text(),
    address: p.text().default(''),
    /** WGS 84 degrees. */
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    /** Counts the edits: one that read an older version is refused. */
    version: p.integer().default(1),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'site_organisation_id_unique', properties: ['organisation', 'id'] }],
  checks: [{ name: 'site_coordinates_check', expression: '(latitude is null) = (longitude is null)' }],
})
/** A place of an organisation. */
export class Site extends SiteSchema.class {}
SiteSchema.setClass(Site)
