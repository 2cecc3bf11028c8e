import { randomBytes } from 'node:crypto'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TestBrowser } from './testing/browser.ts'
import { startTestServer, type TestServer } from './testing/index.ts'
import { refused, restOf } from './testing/rest.ts'

let server: TestServer
let season: TestSeason
let png: Buffer
beforeAll(async () => {
  server = await startTestServer()
  png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0e5a39' } })
    .png()
    .toBuffer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
})

const call = restOf(() => server)

const form = (fields: Record<string, string>, ...files: File[]): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  for (const file of files) data.append('attachment', file)
  return data
}
const picture = (name = 'schematic.png', bytes: Uint8Array = png): File => new File([new Uint8Array(bytes)], name, { type: 'image/png' })

const submit = (fields: Record<string, string> = {}, ...files: File[]) =>
  call(season.student, 'POST', '/logs/', form({ content: 'Worked on API design for 5 hours.', ...fields }, ...files))

describe('the chain by REST', () => {
  test('from a log with a file to the archive', async () => {
    const created = await submit({}, picture())
    expect(created).toMatchObject({
      status: 201,
      body: { status: 'SUBMITTED', log_date: '2026-08-18', files: [{ name: 'schematic.png', media_type: 'image/png' }] },
    })
    const { id } = created.body
    expect(await call(season.industrialSupervisor, 'PATCH', `/logs/${id}/verify`, { status: 'verified' })).toMatchObject({
      status: 200,
      body: { status: 'VERIFIED_INDUSTRY' },
    })
    expect(await call(season.universitySupervisor, 'PATCH', `/logs/${id}/validate`, { status: 'validated' })).toMatchObject({
      status: 200,
      body: { status: 'VERIFIED_ACADEMIC' },
    })
    const events = await call(season.student, 'GET', `/logs/${id}/events`)
    expect(events.body.items).toMatchObject([{ event: 'submit' }, { event: 'verify', role: 'industrialSupervisor' }, { event: 'validate' }])
  })

  test('returned, amended by PATCH, verified; flagged, and each way out', async () => {
    const { id } = (await submit()).body
    refused(await call(season.industrialSupervisor, 'PATCH', `/logs/${id}/verify`, { status: 'rejected' }), 422, 'INPUT_INVALID')
    expect(
      await call(season.industrialSupervisor, 'PATCH', `/logs/${id}/verify`, { status: 'rejected', comment: 'Which API?' }),
    ).toMatchObject({ body: { status: 'REVISION_REQUESTED', remark: { comment: 'Which API?' } } })
    expect(await call(season.student, 'PATCH', `/logs/${id}`, { content: 'The billing API.', revision: 1 })).toMatchObject({
      status: 200,
      body: { status: 'SUBMITTED', revision: 2 },
    })
    refused(
      await call(season.industrialSupervisor, 'PATCH', `/logs/${id}/verify`, { status: 'verified', revision: 1 }),
      409,
      'STALE_REVISION',
    )
    for (const [status, to] of [
      ['cleared', 'VERIFIED_INDUSTRY'],
      ['returned', 'REVISION_REQUESTED'],
      ['voided', 'VOIDED'],
    ]) {
      const log = (await call(season.student, 'GET', `/logs/${id}`)).body
      if (log.status === 'REVISION_REQUESTED') await call(season.student, 'PATCH', `/logs/${id}`, { content: 'Again.' })
      if (log.status !== 'VERIFIED_INDUSTRY') await call(season.industrialSupervisor, 'PATCH', `/logs/${id}/verify`, { status: 'verified' })
      expect(
        await call(season.universitySupervisor, 'PATCH', `/logs/${id}/validate`, { status: 'flagged', comment: 'Repeats 4 August.' }),
      ).toMatchObject({ body: { status: 'FLAGGED' } })
      expect(await call(season.coordinator, 'PATCH', `/logs/${id}/resolve`, { status, comment: 'Looked into it.' })).toMatchObject({
        body: { status: to },
      })
    }
  })

  test('arrival is reported and confirmed, with or without a slash', async () => {
    const waiting = await server.season({ status: 'CONFIRMED' })
    const note = await call(waiting.student, 'POST', '/arrival-notes', { note: 'At the gate.' })
    expect(note).toMatchObject({ status: 201, body: { status: 'REPORTED', arrived_on: '2026-08-18' } })
    expect(await call(waiting.industrialSupervisor, 'PATCH', `/arrival-notes/${note.body.id}/confirm/`)).toMatchObject({
      status: 200,
      body: { status: 'CONFIRMED' },
    })
    expect(await call(waiting.student, 'POST', '/logs', form({ content: 'First day.' }))).toMatchObject({ status: 201 })
  })

  test('lists are keyset-paged and filtered', async () => {
    for (const day of ['2026-08-14', '2026-08-17', '2026-08-18']) await submit({ log_date: day })
    const first = await call(season.student, 'GET', '/logs?status=SUBMITTED,FLAGGED&limit=2')
    expect((first.body.items as { log_date: string }[]).map((log) => log.log_date)).toEqual(['2026-08-18', '2026-08-17'])
    const second = await call(season.student, 'GET', `/logs/?limit=2&cursor=${first.body.next}`)
    expect(second.body).toMatchObject({ items: [{ log_date: '2026-08-14' }], next: null })
    expect((await call(season.student, 'GET', '/logs?status=&limit=&cursor=')).body.items).toHaveLength(3)
    refused(await call(season.student, 'GET', '/logs?cursor=nonsense'), 422, 'INPUT_INVALID')
    refused(await call(season.student, 'GET', '/logs?status=DONE'), 422, 'INPUT_INVALID')
    refused(await call(season.student, 'GET', '/logs?limit=2147483648'), 422, 'INPUT_INVALID')
  })
})

describe('bad input gets a 4xx that names what to mend, and leaves nothing', () => {
  const countLogs = async () => ((await call(season.student, 'GET', '/logs?limit=100')).body.items as object[]).length

  test.for([
    ['an empty text', { content: '   ' }, '/content'],
    ['a text of 50,000 characters', { content: 'x'.repeat(50_000) }, '/content'],
    ['a NUL in the text', { content: 'a\u0000b' }, '/content'],
    ['hours of 25', { hours: '25' }, '/hours'],
    ['hours that are words', { hours: 'eight' }, '/hours'],
    ['a day that is none', { log_date: '2026-02-30' }, '/log_date'],
    ['a future date', { log_date: '2026-08-19' }, '/log_date'],
    ['a date outside the cohort', { log_date: '2025-01-01' }, '/log_date'],
    ['an id that is none', { id: 'seven' }, '/id'],
    ['an unknown field', { contents: 'x' }, '/contents'],
    ['a field in the spelling of another language', { logDate: '2026-08-18' }, '/logDate'],
  ] as const)('%s', async ([, fields, pointer]) => {
    const answer = await submit(fields)
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toMatchObject([{ pointer }])
    expect(await countLogs()).toBe(0)
  })

  test('a key of JSON is told as it was sent, with its name here', async () => {
    const answer = await call(season.student, 'POST', '/logs/', { content: 'x', skills: [], logDate: '2026-08-18' })
    refused(answer, 422, 'INPUT_INVALID')
    expect(answer.body.errors).toEqual([{ pointer: '/logDate', detail: 'There is no such field. Did you mean log_date?' }])
  })

  test('a field that is hardly ever wrong says in words what it wants', async () => {
    const answer = await call(season.student, 'POST', '/logs/', { content: 'x', skills: 'welding', attachment_ids: [5] })
    refused(answer, 422, 'INPUT_INVALID')
    expect(answer.body.errors).toEqual([
      { pointer: '/skills', detail: 'A list is needed here.' },
      { pointer: '/attachment_ids/0', detail: 'Not a UUID.' },
    ])
  })

  test('a second log for the same date', async () => {
    await submit()
    const second = await submit({ content: 'Something else.' })
    refused(second, 409, 'DATE_TAKEN')
    expect(second.body.errors).toMatchObject([{ pointer: '/log_date' }])
  })

  test('an 11 MB file, an HTML file called .png, six files, an empty one', async () => {
    refused(await submit({}, picture('big.png', Buffer.concat([png, randomBytes(11 * 1024 * 1024)]))), 413, 'FILE_TOO_LARGE')
    refused(await submit({}, picture('page.png', Buffer.from('<!doctype html><script>alert(1)</script>'))), 422, 'FILE_TYPE_REFUSED')
    refused(await submit({}, ...Array.from({ length: 6 }, () => picture())), 422, 'TOO_MANY_FILES')
    refused(await submit({}, picture('empty.png', Buffer.alloc(0))), 422, 'FILE_EMPTY')
    expect(await countLogs()).toBe(0)
  })

  test('a truncated multipart body, a wrong content type, JSON that is none', async () => {
    const body = '--b\r\ncontent-disposition: form-data; name="content"\r\n\r\nhalf'
    refused(
      await call(season.student, 'POST', '/logs/', body, { 'content-type': 'multipart/form-data; boundary=b' }),
      400,
      'BODY_UNREADABLE',
    )
    refused(await call(season.student, 'POST', '/logs/', body, { 'content-type': 'multipart/form-data' }), 400, 'BODY_UNREADABLE')
    refused(await call(season.student, 'POST', '/logs/', body, { 'content-type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE')
    refused(await call(season.student, 'POST', '/logs/', '{', { 'content-type': 'application/json' }), 400, 'BODY_UNREADABLE')
    refused(await call(season.student, 'POST', '/logs/', { logDate: '2026-08-18', content: 'x' }), 422, 'INPUT_INVALID')
    expect(await countLogs()).toBe(0)
  })

  test('a decision made twice, by the wrong supervisor, on another institution’s log, on something that is no id', async () => {
    const elsewhere = await server.season()
    const { id } = (await submit()).body
    const verify = (who: TestPerson, log = id, body: object = { status: 'verified' }) => call(who, 'PATCH', `/logs/${log}/verify`, body)
    refused(await verify(season.colleague), 404, 'LOG_NOT_FOUND')
    refused(await verify(elsewhere.industrialSupervisor), 404, 'LOG_NOT_FOUND')
    refused(await verify(season.student), 403, 'FORBIDDEN')
    refused(await verify(season.industrialSupervisor, 'seven'), 422, 'INPUT_INVALID')
    refused(await verify(season.industrialSupervisor, id, { status: 'good' }), 422, 'INPUT_INVALID')
    refused(await verify(season.industrialSupervisor, id, { status: 'verified', revision: 2 ** 31 }), 422, 'INPUT_INVALID')
    expect(await verify(season.industrialSupervisor)).toMatchObject({ status: 200 })
    refused(await verify(season.industrialSupervisor), 409, 'WRONG_STATE')
  })

  test('the same submission sent twice is one log, files included; the same id from another person is refused', async () => {
    const id = server.services.newId()
    const first = await submit({ id }, picture())
    const second = await submit({ id }, picture())
    expect(second.status).toBe(201)
    expect(second.body).toEqual(first.body)
    refused(await call(season.classmate, 'POST', '/logs/', form({ content: 'Worked on API design for 5 hours.', id })), 409, 'ID_TAKEN')
    expect(await countLogs()).toBe(1)
  })

  test('every PATCH sent twice with one request_id answers twice the same and records once', async () => {
    const { id } = (await submit()).body
    const twice = async (who: TestPerson, path: string, body: object) => {
      const act = { ...body, request_id: server.services.newId() }
      const first = await call(who, 'PATCH', path, act)
      const events = await server.eventsOf(id)
      expect(first.status).toBe(200)
      expect(await call(who, 'PATCH', path, act)).toEqual(first)
      expect(await server.eventsOf(id)).toHaveLength(events.length)
    }
    const { student, industrialSupervisor, universitySupervisor, coordinator } = season
    await twice(student, `/logs/${id}`, { content: 'The billing API.' })
    await twice(industrialSupervisor, `/logs/${id}/verify`, { status: 'rejected', comment: 'Which API?' })
    await twice(industrialSupervisor, `/logs/${id}/undo`, {})
    await twice(industrialSupervisor, `/logs/${id}/verify`, { status: 'rejected', comment: 'Which API?' })
    await twice(student, `/logs/${id}`, { content: 'The billing API, twice.' })
    await twice(industrialSupervisor, `/logs/${id}/verify`, { status: 'verified' })
    await twice(industrialSupervisor, `/logs/${id}/undo`, {})
    await twice(industrialSupervisor, `/logs/${id}/verify`, { status: 'verified' })
    await twice(universitySupervisor, `/logs/${id}/validate`, { status: 'flagged', comment: 'Repeats 4 August.' })
    await twice(coordinator, `/logs/${id}/resolve`, { status: 'cleared', comment: 'It does not.' })
    await twice(universitySupervisor, `/logs/${id}/validate`, { status: 'validated' })
  })

  test('years, cursors and depths that only look right', async () => {
    const cursor = (...keys: string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')
    for (const query of [
      'from=0000-01-01',
      'to=9999-01-01',
      `cursor=${cursor('2026-02-31', season.student.id)}`,
      `cursor=${cursor('0000-01-01', season.student.id)}`,
    ])
      refused(await call(season.student, 'GET', `/logs?${query}`), 422, 'INPUT_INVALID')
    refused(
      await call(season.student, 'POST', '/logs/', `{"content":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {
        'content-type': 'application/json',
      }),
      400,
      'BODY_UNREADABLE',
    )
    refused(
      await call(null, 'POST', '/auth/login', `username=a&password=${'x'.repeat(300_000)}`, {
        'content-type': 'application/x-www-form-urlencoded',
      }),
      400,
      'BODY_UNREADABLE',
    )
    refused(
      await call(null, 'POST', '/auth/login', `{"email":"${'x'.repeat(300_000)}"}`, { 'content-type': 'application/json' }),
      400,
      'BODY_UNREADABLE',
    )
    refused(await call(season.student, 'POST', '/../v2/logs'), 404, 'NOT_FOUND')
  })

  test('no body at all is an empty one', async () => {
    const waiting = await server.season({ status: 'CONFIRMED' })
    const note = await call(waiting.student, 'POST', '/arrival-notes/', '', { 'content-type': '' })
    expect(note.status).toBe(201)
    expect(
      await call(waiting.industrialSupervisor, 'PATCH', `/arrival-notes/${note.body.id}/confirm`, '', {
        'content-type': 'application/json',
      }),
    ).toMatchObject({ status: 200 })
  })

  test('no route, no method, no token, a token that is none', async () => {
    refused(await call(season.student, 'GET', '/nothing'), 404, 'NOT_FOUND')
    refused(await call(season.student, 'DELETE', '/logs/'), 405, 'METHOD_NOT_ALLOWED')
    refused(await call(null, 'GET', '/logs/'), 401, 'SIGNED_OUT')
    refused(await call(null, 'GET', '/logs/', undefined, { authorization: 'Bearer nonsense' }), 401, 'TOKEN_INVALID')
  })
})

test('an address with a broken escape is a client’s mistake, wherever it leads', async () => {
  for (const path of ['/trpc/%E0%A4%A', '/trpc/%ff.x', '/api/v1/%ff', '/calendar/%ff.ics', '/assets/%ff'])
    expect((await server.request(path)).status, path).toBeLessThan(500)
  expect((await server.request('/trpc/%E0%A4%A')).status).toBe(400)
})

test('no cache on the way keeps what somebody was told of theirs', async () => {
  const season = await server.season()
  const logs = await server.request('/api/v1/logs/', { headers: { authorization: `Bearer ${await server.tokenOf(season.student)}` } })
  for (const answer of [logs, await server.request('/trpc/accounts.me'), await server.request('/trpc/nothing.here')])
    expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('on a screen nothing is decided unread: the revision is named', async () => {
  const season = await server.season()
  const browser = new TestBrowser(server)
  await browser.signIn(season.industrialSupervisor)
  const id = crypto.randomUUID()
  for (const verb of ['verify', 'requestRevision'])
    expect(await browser.mutate(`logbook.${verb}`, { id, comment: 'Why?' })).toMatchObject({
      status: 422,
      fields: [{ pointer: '/revision' }],
    })
  const week = { placementId: season.placement.id, weekStartsOn: '2026-08-10', comment: '' }
  expect(await browser.mutate('weeks.signOff', week)).toMatchObject({
    status: 422,
    fields: [{ pointer: '/revision' }, { pointer: '/logs' }],
  })
})

test('every answer forbids what we do not need', async () => {
  const response = await server.request('/health/live')
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await (await server.request('/health/ready')).json()).toEqual({ status: 'ok', database: 'ok' })
})
