import type { AddChecklistItemInput } from '@ipt/contracts'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { reportArrival } from '../placements/index.ts'
import { acceptAnswer } from './accept-answer.ts'
import { addChecklistItem } from './add-checklist-item.ts'
import { answerChecklistItem } from './answer-checklist-item.ts'
import { assertChecklist } from './assert-checklist.ts'
import { listOwnChecklists, viewChecklist } from './checklist.queries.ts'
import { listChecklistRows } from './checklist-rows.queries.ts'
import { editChecklistItem } from './edit-checklist-item.ts'
import { removeChecklistItem } from './remove-checklist-item.ts'
import { returnAnswer } from './return-answer.ts'
import { aFile } from './testing/files.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()

/** A season whose checklist has these items; each is a file that gates nothing unless it says otherwise. */
async function aChecklist(...items: Partial<AddChecklistItemInput>[]) {
  const season = await server.season()
  const ids: string[] = []
  for (const over of items) {
    const item = { id: newId(), cohortId: season.cohort.id, label: 'Cover', kind: 'INSURANCE', needs: 'FILE', gate: null, ...over } as const
    await addChecklistItem(server.as(season.coordinator), item)
    ids.push(item.id)
  }
  return { season, ids: ids as [string, string], student: server.as(season.student), coordinator: server.as(season.coordinator) }
}

const answerOf = async (ctx: Ctx, itemId: string) =>
  (await listOwnChecklists(ctx)).flatMap(({ items }) => items).find((item) => item.id === itemId)?.answer ?? null

const check = ({ cohort, student }: TestSeason, gate: 'APPLY' | 'PLACEMENT' | 'ARRIVAL') =>
  assertChecklist(server.as(student), { studentId: student.id, cohortId: cohort.id, gate })

test('items are added in order, edited with their version, and taken off', async () => {
  const { season, ids, coordinator } = await aChecklist({ label: 'Cover' }, { label: 'Consent', kind: 'CONSENT', needs: 'TICK' })
  const again = { id: ids[1], cohortId: season.cohort.id, label: 'Consent', kind: 'CONSENT', needs: 'TICK', gate: null } as const
  expect((await addChecklistItem(coordinator, again)).map(({ label }) => label)).toEqual(['Cover', 'Consent'])
  await expect(addChecklistItem(coordinator, { ...again, gate: 'APPLY' })).rejects.toMatchObject({ code: 'ID_TAKEN' })

  const { cohortId, ...fields } = again
  const edit = { ...fields, version: 1, requestId: newId(), gate: 'APPLY' } as const
  expect((await editChecklistItem(coordinator, edit))[1]).toMatchObject({ gate: 'APPLY', version: 2 })
  expect((await editChecklistItem(coordinator, edit))[1]).toMatchObject({ version: 2 })
  await expect(editChecklistItem(coordinator, { ...edit, requestId: newId() })).rejects.toMatchObject({ code: 'STALE_VERSION' })

  const remove = { id: ids[0], requestId: newId() }
  expect((await removeChecklistItem(coordinator, remove)).map(({ label }) => label)).toEqual(['Consent'])
  expect(await removeChecklistItem(coordinator, remove)).toHaveLength(1)
  await expect(removeChecklistItem(coordinator, { id: ids[0] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await server.eventsOf(season.cohort.id)).map(({ kind, data }) => [kind, data.itemId])).toEqual([
    ['checklist.itemAdded', ids[0]],
    ['checklist.itemAdded', ids[1]],
    ['checklist.itemEdited', ids[1]],
    ['checklist.itemRemoved', ids[0]],
  ])
})

test('a file is added, returned, added again and accepted; each step is an event, and the gate opens with the last', async () => {
  const { season, ids, student, coordinator } = await aChecklist({ gate: 'PLACEMENT' })
  const [itemId] = ids
  await expect(check(season, 'PLACEMENT')).rejects.toMatchObject({ code: 'CHECKLIST_OPEN', facts: { items: 'Cover', gate: 'PLACEMENT' } })
  await check(season, 'APPLY')
  await check(season, 'ARRIVAL')

  const first = await aFile(student)
  const input = { itemId, attachmentId: first.id, requestId: newId() }
  const own = await answerChecklistItem(student, input)
  expect(own[0]?.items[0]).toMatchObject({
    open: 'UNCHECKED',
    canAnswer: true,
    answer: { status: 'ANSWERED', revision: 1, file: { id: first.id } },
  })
  expect(await answerChecklistItem(student, input)).toEqual(own)
  await expect(answerChecklistItem(student, { ...input, attachmentId: newId() })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(check(season, 'PLACEMENT')).rejects.toMatchObject({ code: 'CHECKLIST_OPEN' })

  const { id = '' } = (await answerOf(student, itemId)) ?? {}
  const back = { id, revision: 1, comment: 'It ended in May.', requestId: newId() }
  const row = await returnAnswer(coordinator, back)
  expect(row).toMatchObject({ student: { id: season.student.id }, cells: [{ open: 'RETURNED', answer: { status: 'RETURNED' } }] })
  expect(await returnAnswer(coordinator, back)).toEqual(row)
  expect(await answerOf(student, itemId)).toMatchObject({ returnedFor: 'It ended in May.', can: ['answer'] })
  await expect(acceptAnswer(coordinator, { id, revision: 1 })).rejects.toMatchObject({ code: 'WRONG_STATE' })

  const second = await aFile(student)
  await answerChecklistItem(student, { itemId, attachmentId: second.id })
  expect(await answerOf(student, itemId)).toMatchObject({ revision: 2, file: { id: second.id }, returnedFor: null })
  await expect(acceptAnswer(coordinator, { id, revision: 1 })).rejects.toMatchObject({ code: 'STALE_REVISION', facts: { revision: 2 } })
  const accept = { id, revision: 2, requestId: newId() }
  expect(await acceptAnswer(coordinator, accept)).toMatchObject({
    cells: [{ open: null, answer: { status: 'ACCEPTED', can: ['return'] } }],
  })
  expect(await acceptAnswer(coordinator, accept)).toMatchObject({ cells: [{ answer: { status: 'ACCEPTED' } }] })
  await check(season, 'PLACEMENT')
  await expect(answerChecklistItem(student, { itemId, attachmentId: first.id })).rejects.toMatchObject({ code: 'WRONG_STATE' })

  expect((await server.eventsOf(season.cohort.id)).slice(1)).toMatchObject([
    {
      kind: 'checklist.answered',
      fromStatus: null,
      toStatus: 'ANSWERED',
      revision: 1,
      actorRole: 'student',
      data: { studentId: season.student.id },
    },
    { kind: 'checklist.returned', fromStatus: 'ANSWERED', toStatus: 'RETURNED', actorId: season.coordinator.id },
    { kind: 'checklist.answered', fromStatus: 'RETURNED', toStatus: 'ANSWERED', revision: 2 },
    { kind: 'checklist.accepted', fromStatus: 'ANSWERED', toStatus: 'ACCEPTED', revision: 2 },
  ])
})

test('a tick counts at once; what does not fit the item is refused by name', async () => {
  const { season, ids, student } = await aChecklist({ needs: 'TICK', gate: 'APPLY', label: 'Consent' }, { needs: 'FILE' })
  const file = await aFile(student)
  await expect(answerChecklistItem(student, { itemId: ids[0], attachmentId: file.id })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/attachmentId' }],
  })
  await expect(answerChecklistItem(student, { itemId: ids[1], attachmentId: null })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(answerChecklistItem(student, { itemId: ids[1], attachmentId: newId() })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  expect(await answerOf(student, ids[1])).toBeNull()
  await answerChecklistItem(student, { itemId: ids[0], attachmentId: null })
  await check(season, 'APPLY')
})

test('ten answers at the same moment are one', async () => {
  const { season, ids, student } = await aChecklist({ needs: 'TICK' })
  const input = { itemId: ids[0], attachmentId: null, requestId: newId() }
  await Promise.all(Array.from({ length: 10 }, () => answerChecklistItem(student, input)))
  expect(await answerOf(student, ids[0])).toMatchObject({ revision: 1 })
  expect(await server.eventsOf(season.cohort.id)).toHaveLength(2)
})

test('an item that gates arrival keeps it from being reported, and one that is taken off gates nothing', async () => {
  const season = await server.season({ status: 'CONFIRMED' })
  const item = { id: newId(), cohortId: season.cohort.id, label: 'Cover', kind: 'INSURANCE', needs: 'TICK', gate: 'ARRIVAL' } as const
  await addChecklistItem(server.as(season.coordinator), item)
  const arrive = () => reportArrival(server.as(season.student), { note: '', attachmentId: null, location: null })
  await expect(arrive()).rejects.toMatchObject({ code: 'CHECKLIST_OPEN', facts: { count: 1, items: 'Cover' } })
  await removeChecklistItem(server.as(season.coordinator), { id: item.id })
  await expect(arrive()).resolves.toMatchObject({ status: 'REPORTED' })
})

test('the coordinator sees students against items: all, with something open, with something to check', async () => {
  const { season, ids, student, coordinator } = await aChecklist({ needs: 'TICK' }, { needs: 'FILE' })
  const names = async (show: 'all' | 'open' | 'waiting', q?: string) =>
    (await listChecklistRows(coordinator, { cohortId: season.cohort.id, show, limit: 20, ...(q ? { q } : {}) })).items.map(
      (row) => row.student.name,
    )
  expect(await names('all')).toEqual(['Juma Mtwale', 'Neema Mushi'])
  expect(await names('waiting')).toEqual([])
  await answerChecklistItem(student, { itemId: ids[0], attachmentId: null })
  await answerChecklistItem(student, { itemId: ids[1], attachmentId: (await aFile(student)).id })
  expect(await names('waiting')).toEqual(['Neema Mushi'])
  expect(await names('open')).toEqual(['Juma Mtwale', 'Neema Mushi'])
  await acceptAnswer(coordinator, { id: (await answerOf(student, ids[1]))?.id ?? '', revision: 1 })
  expect(await names('open')).toEqual(['Juma Mtwale'])
  expect(await names('all', 'neema')).toEqual(['Neema Mushi'])
  const { items, next } = await listChecklistRows(coordinator, { cohortId: season.cohort.id, show: 'all', limit: 1 })
  expect(items[0]?.cells.map(({ itemId, open }) => [itemId, open])).toEqual([
    [ids[0], 'MISSING'],
    [ids[1], 'MISSING'],
  ])
  const rest = await listChecklistRows(coordinator, { cohortId: season.cohort.id, show: 'all', limit: 1, cursor: next ?? '' })
  expect(rest.items.map((row) => row.student.name)).toEqual(['Neema Mushi'])
})

test('a file of an answer is its student’s and the coordinators’, and nobody else’s', async () => {
  const { season, ids, student } = await aChecklist({})
  const elsewhere = await server.season()
  const { id } = await aFile(student)
  await answerChecklistItem(student, { itemId: ids[0], attachmentId: id })
  const statusFor = async (who: TestPerson) =>
    (await server.request(`/api/v1/files/${id}`, { headers: { authorization: `Bearer ${await server.tokenOf(who)}` } })).status
  // Its clean copy is still to be made: others than its uploader wait for that.
  expect([await statusFor(season.student), await statusFor(season.coordinator)]).toEqual([200, 409])
  for (const who of [season.classmate, season.universitySupervisor, season.industrialSupervisor, elsewhere.coordinator])
    expect(await statusFor(who)).toBe(404)
})

test('who is not in the season answers nothing, and who does not coordinate it changes and checks nothing', async () => {
  const { season, ids, student } = await aChecklist({ needs: 'TICK' })
  const elsewhere = await server.season()
  await answerChecklistItem(student, { itemId: ids[0], attachmentId: null })
  const { id: answerId = '' } = (await answerOf(student, ids[0])) ?? {}
  const events = await server.eventsOf(season.cohort.id)
  const acts: ((ctx: Ctx) => Promise<unknown>)[] = [
    (who) => addChecklistItem(who, { id: newId(), cohortId: season.cohort.id, label: 'A', kind: 'OTHER', needs: 'TICK', gate: null }),
    (who) => editChecklistItem(who, { id: ids[0], version: 1, label: 'A', kind: 'OTHER', needs: 'TICK', gate: null }),
    (who) => removeChecklistItem(who, { id: ids[0] }),
    (who) => acceptAnswer(who, { id: answerId, revision: 1 }),
    (who) => returnAnswer(who, { id: answerId, revision: 1, comment: 'No.' }),
    (who) => viewChecklist(who, season.cohort.id),
    (who) => listChecklistRows(who, { cohortId: season.cohort.id, show: 'all', limit: 20 }),
  ]
  const others: TestPerson[] = [season.student, season.universitySupervisor, season.industrialSupervisor, elsewhere.coordinator]
  for (const act of acts)
    for (const who of others) await expect(act(server.as(who))).rejects.toMatchObject({ code: expect.stringMatching(/NOT_FOUND$/) })
  for (const who of [elsewhere.student, season.coordinator])
    await expect(answerChecklistItem(server.as(who), { itemId: ids[0], attachmentId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await listOwnChecklists(server.as(elsewhere.student))).toEqual([])
  expect(await server.eventsOf(season.cohort.id)).toEqual(events)
  await server.db.orm.em.fork().execute('update enrolment set ended_at = now() where student_id = ?', [season.classmate.id])
  await expect(answerChecklistItem(server.as(season.classmate), { itemId: ids[0], attachmentId: null })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
