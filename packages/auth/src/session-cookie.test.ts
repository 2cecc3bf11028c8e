import { describe, expect, test } from 'vitest'
import { cookieFor, readCookie } from './session-cookie.ts'

describe('cookieFor', () => {
  test.for(['https://ipt.example', 'https://ipt.example:8443', 'https://127.0.0.1', 'http://localhost', 'http://localhost:8000'])(
    '%s: __Host- and Secure',
    (origin) => {
      expect(cookieFor(origin)).toEqual({ name: '__Host-ipt-session', secure: true, warning: null })
    },
  )

  test.for([null, undefined, 'http://127.0.0.1:8000', 'http://127.9.9.9', 'http://[::1]:8000'])(
    '%s: plain, and nothing to warn of',
    (origin) => {
      expect(cookieFor(origin)).toEqual({ name: 'ipt-session', secure: false, warning: null })
    },
  )

  test.for(['http://ipt.example', 'http://192.168.1.20:8000', 'http://localhost.ipt.example', 'http://127.0.0.1.ipt.example'])(
    '%s: plain, with a warning',
    (origin) => {
      expect(cookieFor(origin)).toMatchObject({ name: 'ipt-session', secure: false })
      expect(cookieFor(origin).warning).toContain(`${origin} is not https`)
    },
  )

  test('what is no web origin is refused', () => {
    expect(() => cookieFor('ipt.example')).toThrow(TypeError)
    expect(() => cookieFor('ftp://ipt.example')).toThrow(RangeError)
  })
})

describe('readCookie', () => {
  test.for([
    ['ipt-session=abc', 'abc'],
    ['theme=dark; ipt-session=abc; x=1', 'abc'],
    ['ipt-session=abc;x=1', 'abc'],
    ['ipt-session=first; ipt-session=second', 'first'],
    ['broken=100%; ipt-session=abc', 'abc'],
    ['nothing; ipt-session=abc', 'abc'],
    ['xipt-session=abc', null],
    ['ipt-session', null],
    ['ipt-session=', null],
    ['', null],
    [undefined, null],
  ] as const)('%s gives %s', ([header, value]) => {
    expect(readCookie(header, 'ipt-session')).toBe(value)
  })
})
