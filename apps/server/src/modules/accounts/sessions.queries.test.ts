import { expect, test } from 'vitest'
import { clientOf } from './sessions.queries.ts'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'

test.for([
  [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`, 'Chrome', 'Android', null],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/140.0.0.0`, 'Microsoft Edge', 'Windows', null],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux', null],
  ['curl/8.5.0', null, null, 'curl/8.5.0'],
  ['python-requests/2.31.0 (extra)', null, null, 'python-requests/2.31.0'],
  ['<script>alert(1)</script>', null, null, null],
  ['', null, null, null],
] as const)('%s', ([userAgent, browser, system, client]) => {
  expect(clientOf(userAgent)).toEqual({ browser, system, client })
})
