import { Enrolment, Membership, Placement, StudentProfile, User } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { expect, test } from '../src/test.ts'

/** Students of the season without a placement, written down past the screens. */
async function unplaced(orm: Parameters<Parameters<typeof test>[2]>[0]['orm'], season: TestSeason, names: readonly string[]) {
  const em = orm.em.fork()
  const [institution, createdAt] = [season.institution.id, new Date()]
  for (const name of names) {
    const id = crypto.randomUUID()
    const email = `${id}@example.test`
    await em.insert(User, { id, name, email, emailKey: email, language: 'en', state: 'ACTIVE', createdAt })
    await em.insert(Membership, { id: crypto.randomUUID(), user: id, role: 'student', institution, since: createdAt })
    await em.insert(StudentProfile, {
      id: crypto.randomUUID(),
      institution,
      user: id,
      programme: season.programme.id,
      registrationNumber: id.slice(-12),
      createdAt,
    })
    await em.insert(Enrolment, { id: crypto.randomUUID(), institution, cohort: season.cohort.id, student: id, createdAt })
  }
}

test('students are placed together, given to a supervisor, and taken back', async ({ newSeason, openAs, orm }) => {
  const season = await newSeason()
  await unplaced(orm, season, ['Asha Juma', 'Zuberi Moshi'])
  const page = await openAs(season.coordinator, '/coordinator/placements')
  await expect(page.getByRole('rowheader', { name: /Neema Mushi/ })).toBeVisible()

  await page.getByRole('link', { name: 'Place students' }).click()
  await page.getByRole('button', { name: 'Look who can be placed' }).click()
  await expect(page.getByText('Fill this in.').first()).toBeVisible()
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check()
  await page.getByLabel('Company').fill(season.organisation.name)
  await page.getByRole('button', { name: season.organisation.name, exact: true }).click()
  await page.getByLabel('Site').selectOption({ label: season.site.name })
  await page.getByLabel('Supervisor there').selectOption({ label: season.industrialSupervisor.name })
  await page.reload()
  await expect(page.getByText('2 students are chosen.')).toBeVisible()
  await page.getByRole('button', { name: 'Look who of 2 students can be placed' }).click()
  await expect(page.getByRole('heading', { name: 'What comes of it' })).toBeFocused()
  await page.getByLabel('University supervisor of Asha Juma').selectOption({ label: season.lecturer.name })
  await page.getByRole('button', { name: 'Place 2 students' }).click()
  await expect(page.getByText('Placed: 2 students.')).toBeVisible()

  const asha = page.getByRole('row', { name: /Asha Juma/ })
  await expect(asha).toContainText(season.lecturer.name)
  await expect(page.getByRole('rowheader', { name: /Neema Mushi/ })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Choose Asha Juma' }).check()
  await page.getByRole('button', { name: 'Change supervisor of 1' }).click()
  await page.getByLabel('Who', { exact: true }).selectOption({ label: 'Nobody' })
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByText('Saved: 1 student has another supervisor.')).toBeVisible()
  await expect(asha).toContainText('Nobody of the university')

  await page.getByLabel('Supervised by').selectOption({ label: 'Without a university supervisor' })
  await expect(page.getByRole('rowheader', { name: /Zuberi Moshi/ })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Choose Asha Juma' }).check()
  await page.getByRole('button', { name: 'Change supervisor of 1' }).click()
  await page.getByRole('button', { name: 'Propose' }).click()
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByText('No placements here')).toBeVisible()

  await page.getByLabel('Supervised by').selectOption({ label: 'Anybody or nobody' })
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check()
  await page.getByRole('button', { name: 'Take back 2 placements' }).click()
  await page.getByRole('dialog').getByLabel('Why?').fill('The wrong site.')
  await page.getByRole('dialog').getByRole('button', { name: 'Take back 2 placements' }).click()
  await expect(page.getByText('Taken back: 2 placements.')).toBeVisible()
  expect(await orm.em.fork().count(Placement, { cohort: season.cohort.id, status: 'CANCELLED' })).toBe(2)
})

test('what was placed a moment ago is undone by one press', async ({ newSeason, openAs, orm }) => {
  const season = await newSeason()
  await unplaced(orm, season, ['Asha Juma'])
  const page = await openAs(season.coordinator, '/coordinator/assign')
  await page.getByRole('checkbox', { name: 'Choose Asha Juma' }).check()
  await page.getByLabel('Company').fill(season.organisation.name)
  await page.getByRole('button', { name: season.organisation.name, exact: true }).click()
  await page.getByLabel('Site').selectOption({ label: season.site.name })
  await page.getByRole('button', { name: 'Look whether 1 student can be placed' }).click()
  await page.getByRole('button', { name: 'Place 1 student' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Taken back: 1 placement.')).toBeVisible()
  await expect(page.getByText('No placements here')).toBeVisible()
})
