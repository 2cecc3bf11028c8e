import { AxeBuilder } from '@axe-core/playwright'
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
