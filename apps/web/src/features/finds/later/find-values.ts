import type { StoredFile } from '../../files/api/use-uploads.ts'

/** What stands in the form, as it is typed. */
export interface FindValues {
  cohortId: string
  organisationId: string
  organisationName: string
  siteId: string
  newHost: boolean
  site: string
  address: string
  supervisor: string
  title: string
  email: string
  phone: string
  startsOn: string
  endsOn: string
  note: string
  letter: StoredFile | null
}
