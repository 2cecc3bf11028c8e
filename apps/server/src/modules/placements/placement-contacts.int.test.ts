import { Contact, Placement } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { contactsOf } from './placement-contacts.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const em = () => server.db.orm.em.fork()

test('student and coordinator know how both supervisors are reached; a telephone that nobody noted is none', async () => {
  const { placement, student, coordinator, industrialSupervisor, universitySupervisor, organisation } = await server.season()
  const read = () => contactsOf(server.as(student), placement.id)
  const { id, name, email } = industrialSupervisor
  const { id: lecturerId, name: lecturer, email: lecturerEmail } = universitySupervisor
  const known = {
    industrialSupervisor: { id, name, email, phone: null },
    universitySupervisor: { id: lecturerId, name: lecturer, email: lecturerEmail, phone: null },
  }
  expect(await read()).toEqual(known)
  await em().nativeUpdate(Contact, { user: id, organisation: organisation.id }, { phone: '+255 22 211 4000' })
  const reached = { ...known, industrialSupervisor: { id, name, email, phone: '+255 22 211 4000' } }
  expect(await read()).toEqual(reached)
  expect(await contactsOf(server.as(coordinator), placement.id)).toEqual(reached)
  await em().nativeUpdate(Placement, { id: placement.id }, { industrialSupervisor: null })
  expect(await read()).toEqual({ ...known, industrialSupervisor: null })
})

test.each(['PROPOSED', 'CANCELLED'] as const)('nobody is named while the placement is %s', async (status) => {
  const { placement, student, coordinator } = await server.season()
  await em().nativeUpdate(Placement, { id: placement.id }, { status })
  for (const who of [student, coordinator])
    expect(await contactsOf(server.as(who), placement.id)).toEqual({ industrialSupervisor: null, universitySupervisor: null })
})

test('nobody else finds them', async () => {
  const { placement, ...season } = await server.season()
  const elsewhere = await server.season()
  for (const who of [season.industrialSupervisor, season.universitySupervisor, season.classmate, elsewhere.student, elsewhere.coordinator])
    await expect(contactsOf(server.as(who), placement.id)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
})
