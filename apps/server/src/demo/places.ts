import { Institution, Organisation, Programme, Site } from '@ipt/db'
import type { EntityManager } from '@mikro-orm/postgresql'
import { demoId } from './ids.ts'
import { TIME_ZONE } from './season-days.ts'

/** Its id tells that the demo is there. */
export const INSTITUTION = {
  id: demoId('institution'),
  name: 'Usambara University of Technology',
  timeZone: TIME_ZONE,
  language: 'en',
} as const

export const PROGRAMMES = {
  electrical: { code: 'BENG-EE', name: 'Electrical Engineering' },
  computer: { code: 'BENG-CE', name: 'Computer Engineering' },
  mechanical: { code: 'BENG-ME', name: 'Mechanical Engineering' },
  civil: { code: 'BENG-CV', name: 'Civil Engineering' },
} as const

export const ORGANISATIONS = {
  pwaniPower: { name: 'Pwani Power' },
  usagaraRoads: { name: 'Usagara Roads and Bridges' },
} as const

export const SITES = {
  ubungo: {
    organisation: 'pwaniPower',
    name: 'Ubungo substation',
    address: 'Morogoro Road, Ubungo, Dar es Salaam',
    latitude: -6.7889,
    longitude: 39.2056,
  },
  kurasini: {
    organisation: 'pwaniPower',
    name: 'Kurasini workshop',
    address: 'Mivinjeni Road, Kurasini, Dar es Salaam',
    latitude: -6.8487,
    longitude: 39.2896,
  },
  kibaha: {
    organisation: 'usagaraRoads',
    name: 'Kibaha bypass, lot 2',
    address: 'Morogoro Road, Kibaha, Pwani',
    latitude: -6.7667,
    longitude: 38.9228,
  },
  kimara: {
    organisation: 'usagaraRoads',
    name: 'Kimara bridge works',
    address: 'Kimara, Dar es Salaam',
    latitude: -6.7852,
    longitude: 39.1473,
  },
} as const satisfies Record<
  string,
  { organisation: keyof typeof ORGANISATIONS; name: string; address: string; latitude: number; longitude: number }
>

export type SiteName = keyof typeof SITES

/** The institution and its programmes, the hosts and their sites. */
export async function insertPlaces(em: EntityManager, createdAt: Date): Promise<void> {
  await em.insert(Institution, { ...INSTITUTION, createdAt })
  await em.insertMany(
    Programme,
    Object.entries(PROGRAMMES).map(([name, { code, name: title }]) => ({
      id: demoId(`programme/${name}`),
      institution: INSTITUTION.id,
      code,
      name: title,
      createdAt,
    })),
  )
  await em.insertMany(
    Organisation,
    Object.entries(ORGANISATIONS).map(([name, { name: title }]) => ({ id: demoId(`organisation/${name}`), name: title, createdAt })),
  )
  await em.insertMany(
    Site,
    Object.entries(SITES).map(([name, { organisation, ...site }]) => ({
      ...site,
      id: demoId(`site/${name}`),
      organisation: demoId(`organisation/${organisation}`),
      createdAt,
    })),
  )
}
