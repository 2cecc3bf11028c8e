import { ListVacanciesInput } from '@ipt/contracts'
import { Contact } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { listVacancies } from '../vacancies/index.ts'
import { listApplicants } from './applicants.queries.ts'
import { offerPlace } from './offer-place.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('two institutions share a host; its supervisor sees the vacancies and applicants of those alone that have checked him', async () => {
  const [own, other] = [await server.season(), await server.season({ status: 'CANCELLED' })]
  const supervisor = server.as(own.industrialSupervisor)
  const elsewhere = { ...other, organisation: own.organisation, site: own.site }
  const [draft, published] = [await aVacancy(server, elsewhere, { status: 'DRAFT' }), await aVacancy(server, elsewhere)]
  const ours = await aVacancy(server, own)
  const id = await anApplication(server, elsewhere, published, other.student)
  const listed = async () =>
    (await listVacancies(supervisor, ListVacanciesInput.parse({ as: 'industrialSupervisor' }))).items.map((each) => each.id).sort()
  const applicants = () => listApplicants(supervisor, { vacancyId: published, limit: 20 })
  const offer = () => offerPlace(supervisor, { id, answerBy: '2026-08-20', comment: 'We look forward to you.' })

  expect(await listed()).toEqual([ours])
  await expect(applicants()).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
  await expect(offer()).rejects.toMatchObject({ code: 'APPLICATION_NOT_FOUND' })

  const em = server.db.orm.em.fork()
  const contact = {
    id: server.services.newId(),
    institution: other.institution.id,
    organisation: own.organisation.id,
    user: own.industrialSupervisor.id,
    name: own.industrialSupervisor.name,
    createdAt: server.clock.now,
  }
  await em.insert(Contact, { ...contact, state: 'UNCHECKED' })
  expect(await listed(), 'proposed, and checked by nobody').toEqual([ours])
  await em.nativeUpdate(Contact, { id: contact.id }, { state: 'CHECKED', checkedAt: server.clock.now })
  expect(await listed()).toEqual([draft, published, ours].sort())
  expect((await applicants()).items).toMatchObject([{ id }])
})
