import { buffer } from 'node:stream/consumers'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { CsvValue } from './csv.ts'
import { workbookOf } from './xlsx.ts'

async function* pagesOf(...pages: CsvValue[][][]) {
  yield* pages
}

test('what goes in comes out: texts, numbers, yes and no, nothing, and what XML minds', async () => {
  const bytes = await buffer(
    workbookOf(
      ['Name', 'Hours', 'Late', 'Note'],
      pagesOf([['Ann & <Bob>', 7.5, true, null]], [], [['=1+1', 0, false, ' two\nlines \u0001']]),
    ),
  )
  const [head, first, second] = (await readSheet(bytes)) as unknown[][]
  expect(head).toEqual(['Name', 'Hours', 'Late', 'Note'])
  expect(first).toEqual(['Ann & <Bob>', 7.5, true, null])
  expect(second?.slice(0, 3)).toEqual(['=1+1', 0, false])
  expect(String(second?.[3]).trim()).toBe('two\nlines')
})

test('a list with no rows is a workbook too', async () => {
  expect(await readSheet(await buffer(workbookOf(['Name'], pagesOf())))).toEqual([['Name']])
})

test('a long list is on its way before its last page is read', async () => {
  let read = 0
  async function* pages() {
    for (; read < 1_000; read++) yield Array.from({ length: 100 }, (_, row) => [`Student ${read}-${row}`, row])
  }
  const after: number[] = []
  for await (const _ of workbookOf(['Name', 'Number'], pages())) after.push(read)
  expect(after[0]).toBeLessThan(10)
  expect(after.length).toBeGreaterThan(20)
})
