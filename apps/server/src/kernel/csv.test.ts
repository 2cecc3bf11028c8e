import { expect, test } from 'vitest'
import { csvCell, csvLine } from './csv.ts'

test.each([
  ['plain', 'plain'],
  ['', ''],
  [null, ''],
  [0, '0'],
  [-7.5, '-7.5'],
  [true, 'true'],
  ['Mushi, Neema', '"Mushi, Neema"'],
  ['said "yes"', '"said ""yes"""'],
  ['two\nlines', '"two\nlines"'],
  [' leading', '" leading"'],
  ['=1+1', "'=1+1"],
  ['+255 22 211', "'+255 22 211"],
  ['-rm', "'-rm"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', '"\'\tx"'],
  ['\n=x', '"\'\n=x"'],
  ['  =1+1', "'  =1+1"],
  ['＝1+1', "'＝1+1"],
  ['Asha;=1+1', '"Asha;=1+1"'],
  ['\r=x', '"\'\r=x"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
])('%j is written as %j', (value, written) => {
  expect(csvCell(value)).toBe(written)
})

test('a line ends as RFC 4180 says', () => {
  expect(csvLine(['a', 1, null, 'b,c'])).toBe('a,1,,"b,c"\r\n')
})
