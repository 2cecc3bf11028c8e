import { AxeBuilder } from '@axe-core/playwright'
import { openOrm } from '@ipt/db'
import { runningEmbeddedPostgres } from '@ipt/db/embedded'
import { addDays, dateIn } from '@ipt/domain'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type FreshServer, startFreshServer } from '../src/fresh-server.ts'
import { type Mailbox, openMailbox } from '../src/mailbox.ts'

const COORDINATOR = { email: 'joseph.lyimo@usambara.example', password: 'mvua ya masika' }
const PASSWORD = 'kahawa ya asubuhi'
const today = dateIn('Africa/Dar_es_Salaam', new Date())
const STUDENTS = 200
/** Those who apply for a vacancy; the rest is placed in bulk. */
const APPLICANTS = 3

let mailbox: Mailbox
let server: FreshServer
test.beforeAll(async () => {
  mailbox = await openMailbox()
  server = await startFreshServer({ SMTP_URL: mailbox.url, MAIL_FROM: 'IPT Service <ipt@usambara.example>' })
})
test.afterAll(async () => {
  await server?.stop()
  mailbox?.stop()
})

const studentAt = (index: number) => `student-${index}@students.usambara.example`

/** 200 rows, of which seven can't be taken: each by another fault. */
function studentsFile(): Buffer {
  const rows = Array.from({ length: STUDENTS }, (_, index) => {
    const row = {
      name: `Student ${String(index).padStart(3, '0')}`,
      email: studentAt(index),
      number: `UUT/${1000 + index}`,
      programme: 'BENG-EE',
    }
    if (index === 10) row.email = 'no address'
    if (index === 20) row.email = studentAt(19)
    if (index === 30) row.number = 'UUT/1029'
    if (index === 40) row.programme = 'ASTROLOGY'
    if (index === 50) row.name = ''
    if (index === 60) row.number = ''
    if (index === 70) row.email = 'student-70@'
    return `${row.name};${row.email};${row.number};${row.programme}`
  })
  return Buffer.from(`\ufeffName;E-mail;Registration number;Programme\r\n${rows.join('\r\n')}\r\n`)
}

/** What the screens of other journeys do: structure, hosts, lecturers. */
function callsOf(page: Page) {
  return async (procedure: string, input: object) => {
    const answer = await page.request.post(`/trpc/${procedure}`, { data: input, headers: { 'sec-fetch-site': 'same-origin' } })
    expect(answer.status(), `${procedure}: ${await answer.text()}`).toBe(200)
    return (await answer.json()).result.data
  }
}

test('a season from an empty server to logs that are verified, without a spreadsheet', async ({ browser }) => {
  test.setTimeout(300_000)
  const contexts: BrowserContext[] = []
  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', timezoneId: 'Africa/Dar_es_Salaam' })
    contexts.push(context)
    const opened = await context.newPage()
    opened.setDefaultTimeout(20_000)
    return opened
  }
  const signIn = async (email: string, path: string): Promise<Page> => {
    const page = await open()
    await callsOf(page)('accounts.signIn', { email, password: PASSWORD })
    await page.goto(path)
    return page
  }
  const join = async (email: string, path: string): Promise<Page> => {
    const page = await open()
    const [, token] = (await mailbox.linkTo(email)).split('#')
    await callsOf(page)('people.join', { token, password: PASSWORD })
    return signIn(email, path)
  }

  const page = await open()
  await page.goto(server.setupUrl)
  await page.getByLabel('Name of the institution').fill('Usambara University')
  await page.getByLabel('Your name').fill('Joseph Lyimo')
  await page.getByLabel('E-mail').fill(COORDINATOR.email)
  await page.getByLabel('Password', { exact: true }).fill(COORDINATOR.password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.waitForURL('**/coordinator')

  const call = callsOf(page)
  const me = (await (await page.request.get('/trpc/accounts.me')).json()).result.data
  const institutionId = me.memberships[0].institution.id as string
  const id = () => crypto.randomUUID()
  const [cohortId, host, site] = [id(), id(), id()]
  await test.step('structure, a host with two contacts, and lecturers', async () => {
    await call('settings.addProgramme', { id: id(), institutionId, code: 'BENG-EE', name: 'Electrical Engineering', departmentId: null })
    await call('cohorts.open', {
      id: cohortId,
      institutionId,
      name: 'IPT, year 3',
      programmeId: null,
      startsOn: addDays(today, -14),
      endsOn: addDays(today, 60),
      requiredDays: 40,
      requiredMinutes: null,
      workingDays: [1, 2, 3, 4, 5, 6, 7],
      logWindowDays: null,
      verifyWithinDays: 5,
      validateWithinDays: 10,
      applicationsCloseOn: null,
    })
    const blank = { sector: '', website: '', phone: '', postalAddress: '', note: '' }
    await call('organisations.propose', { id: host, institutionId, name: 'Pwani Power', ...blank })
    await call('organisations.addSite', { id: site, organisationId: host, name: 'Ubungo', address: 'Dar es Salaam', position: null })
    for (const name of ['baraka', 'asha'])
      await call('contacts.add', {
        id: id(),
        institutionId,
        organisationId: host,
        name: `Eng. ${name}`,
        title: 'Engineer',
        phone: '',
        email: `${name}@pwani.example`,
        checked: true,
      })
    for (const name of ['rehema', 'juma'])
      await call('people.add', {
        id: id(),
        institutionId,
        role: 'universitySupervisor',
        name: `Dr. ${name}`,
        email: `${name}@usambara.example`,
        student: null,
        invite: false,
      })
  })

  await test.step('200 students are imported, of whom seven rows are at fault: five are mended, two dropped', async () => {
    await importStudents(page)
  })

  const vacancy = await test.step('a vacancy is published with the host', async () => {
    await page.goto('/coordinator/vacancies/new')
    await page.getByLabel('Company').fill('Pwani')
    await page.getByRole('button', { name: 'Pwani Power', exact: true }).click()
    await page.getByLabel('Site').selectOption({ label: 'Ubungo' })
    await page.getByLabel('Supervisor there').selectOption({ label: 'Eng. baraka' })
    await page.getByLabel('Title').fill('Relay trainee')
    await page.getByLabel('What students will do there').fill('Test relays and write the sheets.')
    await page.getByLabel('Places').fill('2')
    await page.getByLabel('Apply by').fill(addDays(today, 10))
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByRole('button', { name: 'Publish' }).click()
    await expect(page.getByText('Published. Students of the season find it now.')).toBeVisible()
    return new URL(page.url()).pathname
  })

  const applicants = await test.step('students are invited by mail, join, and apply', async () => {
    await page.goto(`/coordinator/people?role=student&cohort=${cohortId}`)
    await page.getByRole('button', { name: 'Invite 198 by e-mail' }).click()
    await expect(page.getByText('198 invitations are on their way.')).toBeVisible()
    const joined: Page[] = []
    for (let index = 0; index < APPLICANTS; index++) {
      const student = await join(studentAt(index), '/student/vacancies')
      await student.getByRole('link', { name: 'Relay trainee' }).click()
      await student.getByLabel('Letter', { exact: true }).fill('I would like to learn here.')
      await student.getByRole('button', { name: 'Apply' }).click()
      await student.waitForURL('**/student/applications')
      joined.push(student)
    }
    return joined
  })

  await test.step('one offer is raced by two browsers of one student: one placement', async () => {
    await page.goto(vacancy)
    for (const name of ['Student 000', 'Student 001']) {
      await page.getByRole('button', { name, exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Offer a place' }).click()
      await dialog.getByRole('button', { name: 'Offer a place' }).click()
      await expect(page.getByRole('region', { name: 'Offered' }).getByText(name)).toBeVisible()
    }
    const [first, second] = applicants as [Page, Page]
    const twin = await signIn(studentAt(0), '/student/applications')
    await first.reload()
    const accept = (of: Page) => of.getByRole('button', { name: 'Accept the place' })
    for (const each of [first, twin]) await expect(accept(each)).toBeVisible()
    await Promise.all([accept(first).click(), accept(twin).click()])
    for (const each of [first, twin]) {
      await each.goto('/student')
      await expect(each.getByRole('button', { name: 'Report arrival' })).toBeVisible()
    }
    await second.reload()
    await accept(second).click()
    await expect(second.getByText('You are placed at Pwani Power.')).toBeVisible()
  })

  await test.step('the rest is placed in bulk, with university supervisors by their load', async () => {
    await page.goto(`/coordinator/assign?cohort=${cohortId}`)
    const more = page.getByRole('button', { name: 'Show more' })
    await expect(page.getByRole('checkbox', { name: 'Choose all that are shown' })).toBeVisible()
    while (await more.isVisible()) await more.click({ timeout: 2_000 }).catch(() => undefined)
    await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check()
    await page.getByLabel('Company').fill('Pwani')
    await page.getByRole('button', { name: 'Pwani Power', exact: true }).click()
    await page.getByLabel('Site').selectOption({ label: 'Ubungo' })
    await page.getByLabel('Supervisor there').selectOption({ label: 'Eng. asha' })
    await page.getByLabel('At most, each').fill('98')
    await page.getByRole('button', { name: 'Look who of 196 students can be placed' }).click()
    await expect(page.getByRole('heading', { name: 'What comes of it' })).toBeFocused()
    await page.getByRole('button', { name: 'Place 196 students' }).click()
    await expect(page.getByText('Placed: 196 students.')).toBeVisible()
  })

  await test.step('arrival and work follow', async () => {
    for (const student of applicants.slice(0, 2)) {
      await student.goto('/student')
      await student.getByRole('button', { name: 'Report arrival' }).click()
      const dialog = student.getByRole('dialog')
      if (await dialog.isVisible())
        await dialog
          .getByRole('button', { name: /Report|Send/ })
          .first()
          .click()
      await expect(student.getByRole('button', { name: 'Submit log' })).toBeVisible()
      await callsOf(student)('logbook.submit', { id: id(), logDate: today, content: 'Tested the overcurrent relay.', hours: 8 })
    }
  })

  await test.step('each supervisor gets one digest, read from the mail server', async () => {
    for (const [address, count] of [
      ['asha@pwani.example', 196],
      ['rehema@usambara.example', 98],
      ['juma@usambara.example', 98],
    ] as const) {
      const digests = () => mailbox.mailsTo(address).filter((text) => text.includes('This is new for you'))
      await expect.poll(() => digests().length, { timeout: 120_000, message: address }).toBeGreaterThan(0)
      expect(digests(), address).toEqual([expect.stringContaining(`${count} students are placed with you`)])
    }
    // The night passes: what waits for the morning is due now.
    const { ownerUrl } = await runningEmbeddedPostgres(server.dataDir)
    const orm = await openOrm({ url: ownerUrl, poolMax: 1 })
    const run = (sql: string) => orm.em.fork().execute<object[]>(sql)
    const waiting = `notification where mailed_at is null and mail_due_at is not null and user_id = (select id from app_user where email = 'baraka@pwani.example')`
    await expect.poll(async () => (await run(`select kind from ${waiting}`)).length).toBeGreaterThan(3)
    const before = mailbox.mailsTo('baraka@pwani.example').length
    await run(`update notification set mail_due_at = now() where id in (select id from ${waiting})`)
    await expect.poll(() => mailbox.mailsTo('baraka@pwani.example').length, { timeout: 90_000 }).toBe(before + 1)
    const digest = mailbox.mailsTo('baraka@pwani.example')[before]
    for (const name of ['Student 000', 'Student 001']) expect(digest).toContain(name)
    await orm.close(true)
  })

  await test.step('the home’s numbers are the rows behind them', async () => {
    await page.goto('/coordinator')
    await expect(page.getByText('198 of 198 students')).toBeVisible()
    const tallies = await page.locator('main a.tally').evaluateAll((links) =>
      links.map((link) => ({
        to: link.getAttribute('href') ?? '',
        count: Number.parseInt((link.textContent ?? '').replaceAll(/\D/g, ''), 10),
      })),
    )
    expect(tallies.some(({ count }) => count === 198)).toBe(true)
    for (const { to, count } of new Map(tallies.map((each) => [each.to, each])).values()) {
      await page.goto(to)
      const rows = page.locator('main .log-list > li, main .people > li, main tbody tr, main .empty')
      await expect(rows.first()).toBeVisible()
      const more = page.getByRole('button', { name: 'Show more' })
      while (await more.isVisible()) await more.click({ timeout: 2_000 }).catch(() => undefined)
      expect((await page.locator('main .empty').count()) > 0 ? 0 : await rows.count(), to).toBe(count)
    }
  })
  for (const context of contexts) await context.close()
})

/** Five faults are mended in place, two rows left out, and the file is taken as a whole. */
async function importStudents(page: Page): Promise<void> {
  await page.goto('/coordinator/people')
  await page.getByRole('link', { name: 'Import many' }).click()
  await page.getByLabel('File, CSV or .xlsx').setInputFiles({ name: 'students.csv', mimeType: 'text/csv', buffer: studentsFile() })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('193 ready, 7 to mend, 0 left out')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const cell = (row: number, field: string) => page.getByRole('textbox', { name: `${field} of row ${row}` })
  const mend = async (row: number, field: string, value: string) => {
    await cell(row, field).fill(value)
    await cell(row, field).press('Enter')
    await expect(cell(row, field)).toHaveCount(0)
  }
  await mend(12, 'E-mail', studentAt(10))
  await mend(32, 'Registration number', 'UUT/1030')
  await page.getByRole('combobox', { name: /ASTROLOGY/ }).selectOption({ label: 'Electrical Engineering (BENG-EE)' })
  await mend(52, 'Name', 'Student 050')
  await page.reload()
  await expect(page.getByText('197 ready, 3 to mend, 0 left out'), 'what was mended is kept').toBeVisible()
  await mend(62, 'Registration number', 'UUT/1060')
  for (const row of [22, 72]) await page.getByRole('button', { name: `Leave out row ${row}` }).click()
  await page.getByRole('button', { name: 'Take 198 people' }).click()
  await expect(page.getByText('198 people were taken.').first()).toBeVisible()
}
