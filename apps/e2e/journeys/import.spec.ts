import { AxeBuilder } from '@axe-core/playwright'
import { StudentProfile, User } from '@ipt/db'
import type { Page } from '@playwright/test'
import { expect, test } from '../src/test.ts'

const clean = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

/** 200 students as a registrar sends them; seven lines have something wrong. */
function registrarsFile(mark: string): Buffer {
  const line = (name: string, email: string, number: string, programme = 'Elec. Eng.') => [name, email, number, programme].join(';')
  const lines = Array.from({ length: 200 }, (_, at) => line(`Student ${at}`, `s${at}.${mark}@import.example`, `${mark}/${at}`))
  lines[10] = line('', `s10.${mark}@import.example`, `${mark}/10`)
  lines[20] = line('Student 20', 'no address', `${mark}/20`)
  lines[30] = line('Student 30', `s30.${mark}@import.example`, '')
  lines[40] = line('Student 40', `s0.${mark}@import.example`, `${mark}/40`)
  lines[50] = line('Student 50', `s50.${mark}@import.example`, `${mark}/0`)
  lines[60] = line('Student 60', `s1.${mark}@import.example`, `${mark}/60`)
  lines[70] = line('Student 70', `s70.${mark}@import.example`, `${mark}/1`)
  return Buffer.from(`\ufeffStudent name;E-mail;Reg. no.;Course\r\n${lines.join('\r\n')}\r\n`)
}

test('200 students come from a file: five rows are mended by keyboard, two left out, the season has the rest; then it is taken back', async ({
  newSeason,
  openAs,
}) => {
  test.setTimeout(120_000)
  const season = await newSeason()
  const mark = season.institution.id.slice(0, 18)
  const page = await openAs(season.coordinator, '/coordinator/people/import')
  await page.getByLabel('File, CSV or .xlsx').setInputFiles({ name: 'year-3.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText(/^This file cannot be read/)).toBeVisible()
  await clean(page)
  await page.getByLabel('File, CSV or .xlsx').setInputFiles({ name: 'year-3.csv', mimeType: 'text/csv', buffer: registrarsFile(mark) })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'year-3.csv' })).toBeVisible()

  await test.step('a word for a programme is said once, for all its rows', async () => {
    await expect(page.getByText('0 ready, 200 to mend, 0 left out')).toBeVisible()
    await clean(page)
    await page.getByLabel('"Elec. Eng.", 200 rows').selectOption({ index: 1 })
    await expect(page.getByText('193 ready, 7 to mend, 0 left out')).toBeVisible()
  })

  await test.step('what is wrong is said at the cell, and mended there; the focus goes on to the next', async () => {
    const take = page.getByRole('button', { name: 'Take 193 people' })
    await expect(take).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByText('Nothing stands here. Fill it in, or leave the row out.').first()).toBeVisible()
    await expect(page.getByText('Row 2 has this address too. Correct one, or leave one out.')).toBeVisible()
    await page.getByLabel('Name of row 12').fill('Neema Mushi')
    await page.keyboard.press('Enter')
    const mended = [
      ['E-mail of row 22', `m20.${mark}@import.example`],
      ['Registration number of row 32', `${mark}/30`],
      ['E-mail of row 42', `m40.${mark}@import.example`],
      ['Registration number of row 52', `${mark}/50`],
    ] as const
    for (const [label, value] of mended) {
      await expect(page.getByLabel(label)).toBeFocused()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(value)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByText('198 ready, 2 to mend, 0 left out')).toBeVisible()
    await page.reload()
    await page.getByRole('button', { name: 'Leave out row 62' }).click()
    await expect(page.getByLabel('Registration number of row 72')).toBeFocused()
    await page.getByRole('button', { name: 'Leave out row 72' }).click()
    await expect(page.getByText('198 ready, 0 to mend, 2 left out')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Rows' })).toBeFocused()
  })

  await test.step('taken as a whole', async () => {
    await page.getByRole('button', { name: 'Take 198 people' }).click()
    await expect(page.getByText('198 people were taken.').first()).toBeVisible()
    await clean(page)
    await page.getByRole('link', { name: 'See the people' }).click()
    await expect(page.getByText('Neema Mushi').first()).toBeVisible()
    await page.goto(`/coordinator/cohorts/${season.cohort.id}`)
    await page.getByRole('link', { name: 'Students' }).click()
    await expect(page.getByRole('rowheader', { name: /^Student 0/ })).toBeVisible()
  })

  await test.step('and taken back', async () => {
    await page.goto('/coordinator/people/import')
    await page.getByRole('link', { name: 'year-3.csv' }).click()
    await page.getByRole('button', { name: 'Take the file back' }).click()
    await expect(page.getByText('This file was taken back.').first()).toBeVisible()
    await page.goto(`/coordinator/people?q=${mark}`)
    await expect(page.getByText('Student 0', { exact: true })).toHaveCount(0)
  })
})

test('who is known: what differs is said and kept, who can’t be taken is named with the way on, and any cell is edited', async ({
  newSeason,
  openAs,
  orm,
}) => {
  const season = await newSeason()
  const { student, universitySupervisor, coordinator } = season
  const { registrationNumber } = await orm.em.fork().findOneOrFail(StudentProfile, { user: student.id })
  const lines = [
    `Other Name;${student.email};X-1;Astrology`,
    `A Lecturer;${universitySupervisor.email};X-2;Astrology`,
    `Neema Mushi;neema.${student.id}@import.example;X-3;Astrology`,
  ]
  const buffer = Buffer.from(`Name;E-mail;Reg. no.;Course\n${lines.join('\n')}\n`)
  const page = await openAs(coordinator, '/coordinator/people/import')
  await page.getByLabel('File, CSV or .xlsx').setInputFiles({ name: 'known.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Read the file' }).click()

  await test.step('a programme is added in another tab, and the file is checked again', async () => {
    const [settings] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: /^Programmes in the settings/ }).click(),
    ])
    await expect(settings.getByRole('heading', { level: 1 })).toBeVisible()
    await settings.close()
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByLabel('"Astrology", 3 rows').selectOption({ index: 1 })
    await expect(page.getByText('1 ready, 2 to mend, 0 left out')).toBeVisible()
  })

  await test.step('a supervisor is no student, and a number is one’s own', async () => {
    await expect(page.getByText(/^This address belongs to a supervisor or coordinator here/)).toBeVisible()
    await expect(page.getByText(`This person has the number ${registrationNumber} here.`)).toBeVisible()
    await clean(page)
    await page.getByRole('button', { name: 'Leave out row 3' }).click()
    await page.getByLabel('Registration number of row 2').fill(registrationNumber)
    await page.keyboard.press('Enter')
    await expect(page.getByText('2 ready, 0 to mend, 1 left out')).toBeVisible()
  })

  await test.step('what differs is listed, and stays', async () => {
    await page.getByRole('link', { name: /^Differ from here/ }).click()
    await expect(page.getByText(`The account has another name, which stays: ${student.name}.`)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Their page row 2' })).toBeVisible()
    await clean(page)
  })

  await test.step('a cell without a fault is edited by keyboard', async () => {
    await page.getByRole('link', { name: /^Ready/ }).click()
    await page.getByRole('button', { name: 'Edit row 4' }).click()
    await expect(page.getByLabel('Name of row 4')).toBeFocused()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Neema A. Mushi')
    const answered = page.waitForResponse((response) => response.url().includes('imports.editCell'))
    await page.keyboard.press('Enter')
    expect((await answered).ok()).toBe(true)
    await expect(page.getByLabel('Name of row 4')).toBeFocused()
    await clean(page)
    await page.getByRole('button', { name: 'Close row 4' }).click()
    await expect(page.getByText(/^Neema A\. Mushi · neema/)).toBeVisible()
  })

  await test.step('who was suspended meanwhile is said, and nobody is taken', async () => {
    await orm.em.fork().nativeUpdate(User, { id: student.id }, { state: 'SUSPENDED' })
    await page.getByRole('button', { name: 'Take 2 people' }).click()
    await expect(page.getByText('1 ready, 1 to mend, 1 left out')).toBeVisible()
    await page.getByRole('link', { name: /^To mend/ }).click()
    await expect(page.getByText(/^This person is suspended\. Let them in again/)).toBeVisible()
    await page.getByRole('button', { name: 'Leave out row 2' }).click()
    await page.getByRole('button', { name: 'Take 1 person' }).click()
    await expect(page.getByText('1 person was taken.').first()).toBeVisible()
    await expect(page.getByText(/^It can be taken back until .+ Then its rows are deleted, and the people stay\.$/)).toBeVisible()
    await clean(page)
  })
})

test('a draft that nobody needs is thrown away', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.coordinator, '/coordinator/people/import')
  await page.getByLabel('Who is in the file').selectOption('Contacts at companies')
  const buffer = Buffer.from('Jina,Kampuni,Barua pepe\nGrace,Nobody Ltd,grace@host.example\n')
  await page.getByLabel('File, CSV or .xlsx').setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('No company is called so. Choose above which one it is, or correct it.')).toBeVisible()
  await page.getByRole('button', { name: 'Throw the draft away' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Throw it away' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import people' })).toBeVisible()
  await expect(page.getByText('contacts.csv')).toHaveCount(0)
})
