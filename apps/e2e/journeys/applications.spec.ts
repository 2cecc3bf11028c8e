import { Application, type openOrm, Placement, Vacancy } from '@ipt/db'
import { addDays, dateIn } from '@ipt/domain'
import type { TestSeason } from '@ipt/domain/builders'
import { expect, type Page } from '@playwright/test'
import { test } from '../src/test.ts'

const today = dateIn('Africa/Dar_es_Salaam', new Date())
const PDF = { name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF') }

/** The coordinator writes a vacancy down and publishes it. Returns its address. */
async function publish(page: Page, season: TestSeason, title: string, places: string): Promise<string> {
  await page.goto('/coordinator/vacancies/new')
  await page.getByLabel('Company').fill(season.organisation.name)
  await page.getByRole('button', { name: season.organisation.name, exact: true }).click()
  await page.getByLabel('Site').selectOption({ label: season.site.name })
  await page.getByLabel('Supervisor there').selectOption({ label: season.industrialSupervisor.name })
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('What students will do there').fill('Test relays and write the sheets.')
  await page.getByLabel('Skills').fill('Relays, Metering')
  await page.getByLabel('Places').fill(places)
  await page.getByLabel('Apply by').fill(addDays(today, 10))
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Published. Students of the season find it now.')).toBeVisible()
  return new URL(page.url()).pathname
}

type Orm = Awaited<ReturnType<typeof openOrm>>

/** An open vacancy, written down past the screens. Returns its id. */
async function aVacancy({ em }: Orm, season: TestSeason, places: { slots: number; held: number }): Promise<string> {
  const id = crypto.randomUUID()
  await em.fork().insert(Vacancy, {
    id,
    institution: season.institution.id,
    cohort: season.cohort.id,
    organisation: season.organisation.id,
    site: season.site.id,
    status: 'PUBLISHED',
    title: 'Last relay trainee',
    description: 'Test relays.',
    skills: [],
    organisationName: season.organisation.name,
    ...places,
    startsOn: season.cohort.startsOn,
    endsOn: season.cohort.endsOn,
    applyBy: today,
    createdAt: new Date(),
    publishedAt: new Date(),
  })
  return id
}

async function anApplication(
  { em }: Orm,
  season: TestSeason,
  application: { vacancyId: string; studentId: string; status: 'SUBMITTED' | 'OFFERED' },
): Promise<void> {
  const { vacancyId, studentId, status } = application
  await em.fork().insert(Application, {
    id: crypto.randomUUID(),
    institution: season.institution.id,
    cohort: season.cohort.id,
    vacancy: vacancyId,
    student: studentId,
    status,
    rank: 1,
    letter: 'Please.',
    answerBy: status === 'OFFERED' ? addDays(today, 7) : null,
    submittedAt: new Date(),
    movedAt: new Date(),
  })
}

async function apply(page: Page, title: string, letter: string): Promise<void> {
  await page.goto('/student/vacancies?q=relay')
  await page.getByRole('link', { name: title }).click()
  await page.getByLabel('Letter', { exact: true }).fill(letter)
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.waitForURL('**/student/applications')
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

test('from a vacancy to a placement, with the papers and the words on the way', async ({ newSeason, openAs }) => {
  const season = await newSeason({ status: 'CANCELLED' })
  const coordinator = await openAs(season.coordinator)
  const address = await publish(coordinator, season, 'Relay trainee', '1')

  const student = await openAs(season.student, '/student/vacancies')
  await student.getByLabel('What are you looking for?').fill('relay train')
  await student.waitForURL('**/student/vacancies?q=relay*')
  await student.getByRole('button', { name: 'Save Relay trainee' }).click()
  await expect(student.getByRole('button', { name: 'Saved Relay trainee' })).toBeVisible()
  await student.getByRole('link', { name: 'Relay trainee' }).click()
  await student.locator('input[type=file]').nth(1).setInputFiles(PDF)
  await expect(student.getByText('Ready,')).toBeVisible()
  await student.getByLabel('Letter', { exact: true }).fill('I would like to learn here.')
  await student.reload()
  await expect(student.getByLabel('Letter', { exact: true }), 'what was written is kept').toHaveValue('I would like to learn here.')
  await student.getByRole('button', { name: 'Apply' }).click()
  await student.waitForURL('**/student/applications')

  const industry = await openAs(season.industrialSupervisor, address.replace('/coordinator', '/industry'))
  await industry.getByRole('button', { name: `Decide on ${season.student.name}` }).click()
  await industry.getByRole('button', { name: 'Shortlist' }).click()
  await expect(
    industry.getByRole('region', { name: 'Shortlisted' }).getByRole('button', { name: season.student.name, exact: true }),
  ).toBeFocused()

  await coordinator.goto(address)
  await coordinator.getByRole('button', { name: season.student.name, exact: true }).click()
  const dialog = coordinator.getByRole('dialog')
  await expect(dialog.getByText('I would like to learn here.')).toBeVisible()
  await expect(dialog.getByText('cv.pdf')).toBeVisible()
  await dialog.getByRole('button', { name: 'Offer a place' }).click()
  await dialog.getByLabel('A word to the student, if you like').fill('Bring your boots.')
  await dialog.getByRole('button', { name: 'Offer a place' }).click()
  await expect(coordinator.getByRole('region', { name: 'Offered' }).getByText(season.student.name)).toBeVisible()

  await student.reload()
  await expect(student.getByText('Bring your boots.')).toBeVisible()
  await student.getByRole('button', { name: 'Accept the place' }).click()
  await expect(student.getByText(`You are placed at ${season.organisation.name}.`)).toBeVisible()
  await student.goto('/student')
  await expect(student.getByRole('button', { name: 'Report arrival' }), 'the placement is there').toBeVisible()
  await coordinator.goto('/coordinator/placements')
  await expect(coordinator.getByRole('row', { name: new RegExp(season.student.name) }).first()).toBeVisible()
})

test('two browsers race for the last place: one is placed, the other is told', async ({ newSeason, openAs, orm }) => {
  const season = await newSeason({ status: 'CANCELLED' })
  // No screen offers more than there is: the second offer is put there past them.
  const vacancyId = await aVacancy(orm, season, { slots: 1, held: 1 })
  const pages: Page[] = []
  for (const who of [season.student, season.classmate]) {
    await anApplication(orm, season, { vacancyId, studentId: who.id, status: 'OFFERED' })
    pages.push(await openAs(who, '/student/applications'))
  }
  const accept = (page: Page) => page.getByRole('button', { name: 'Accept the place' })
  for (const page of pages) await expect(accept(page)).toBeVisible()
  await Promise.all(pages.map((page) => accept(page).click()))
  const placed = pages.map((page) => page.getByText('You are placed at'))
  const refused = pages.map((page) => page.getByText('Every place is taken or offered.'))
  const seen = async (of: typeof placed) => (await Promise.all(of.map((each) => each.isVisible()))).filter(Boolean).length
  await expect.poll(() => seen(refused)).toBe(1)
  expect(await orm.em.fork().count(Placement, { cohort: season.cohort.id, status: 'CONFIRMED' })).toBe(1)
})

test('many are decided on together, and every step has its place in a menu', async ({ newSeason, openAs, orm }) => {
  const season = await newSeason({ status: 'CANCELLED' })
  const vacancyId = await aVacancy(orm, season, { slots: 2, held: 0 })
  for (const who of [season.student, season.classmate])
    await anApplication(orm, season, { vacancyId, studentId: who.id, status: 'SUBMITTED' })
  const page = await openAs(season.coordinator, `/coordinator/vacancies/${vacancyId}?view=table`)
  await page.getByLabel('Choose all').check()
  await page.getByRole('button', { name: 'Shortlist (2)' }).click()
  await expect(page.getByText('Shortlist: 2 done.')).toBeVisible()

  await page.getByRole('button', { name: `Decide on ${season.classmate.name}` }).press('Enter')
  // A key is pressed by somebody who sees what it is for.
  await expect(page.locator(':popover-open')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.locator(':popover-open :focus')).toBeVisible()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: season.classmate.name })
  await dialog.getByRole('button', { name: 'Offer a place' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: season.classmate.name, exact: true })).toBeFocused()
  await page.getByRole('link', { name: 'Board' }).click()
  const card = page.getByRole('listitem').filter({ hasText: season.student.name })
  await card.dragTo(page.getByRole('region', { name: 'Waiting list' }))
  await expect(page.getByRole('region', { name: 'Waiting list' }).getByText(season.student.name)).toBeVisible()
  await expect(page.getByText('Next on the list')).toBeVisible()
})

test('wishes are put in order by their arrows, and the focus stays with them', async ({ newSeason, openAs }) => {
  const season = await newSeason({ status: 'CANCELLED' })
  const coordinator = await openAs(season.coordinator)
  for (const title of ['First relay work', 'Second relay work']) await publish(coordinator, season, title, '1')
  const student = await openAs(season.student)
  for (const title of ['First relay work', 'Second relay work']) await apply(student, title, 'Please.')
  const titles = () => student.getByRole('listitem').getByRole('heading', { level: 3 }).allTextContents()
  await expect.poll(titles).toEqual(['First relay work', 'Second relay work'])
  await student.getByRole('button', { name: 'Move Second relay work up' }).focus()
  await student.keyboard.press('Enter')
  await expect.poll(titles).toEqual(['Second relay work', 'First relay work'])
  await expect(student.getByRole('button', { name: 'Move Second relay work up' })).toBeFocused()
  await student.reload()
  await expect.poll(titles).toEqual(['Second relay work', 'First relay work'])

  await student
    .getByRole('button', { name: /^Withdraw/ })
    .first()
    .click()
  await expect(student.getByRole('heading', { name: 'Decided' })).toBeVisible()
  await expect(student.getByText('Withdrawn', { exact: true })).toBeVisible()
})
