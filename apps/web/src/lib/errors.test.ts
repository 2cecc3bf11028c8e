import { TRPCClientError } from '@trpc/client'
import { describe, expect, test } from 'vitest'
import { codeOf, detailsOf, fieldErrorAt, isNetworkFailure, isPassing, NetworkFailure, Refusal } from './errors.ts'

const refused = (details: unknown, httpStatus = 422) => Object.assign(new TRPCClientError('refused'), { data: { httpStatus, details } })
const lost = new TRPCClientError('Failed to fetch')

describe('what was thrown', () => {
  test('a refusal over tRPC and one of an upload carry the same details', () => {
    const details = { code: 'DATE_TAKEN', fields: [{ pointer: '/logDate', message: 'Taken.' }] } as const
    expect(detailsOf(refused(details))).toEqual(details)
    expect(codeOf(new Refusal({ code: 'FILE_EMPTY' }))).toBe('FILE_EMPTY')
  })

  test.each([null, undefined, 'text', new Error('x'), refused(undefined), refused('text'), refused({})])(
    '%s says nothing that can be read',
    (error) => {
      expect(detailsOf(error)).toBeNull()
    },
  )

  test('an answer that never came is told from a refusal', () => {
    expect(isNetworkFailure(lost)).toBe(true)
    expect(isNetworkFailure(new NetworkFailure())).toBe(true)
    expect(isNetworkFailure(refused({ code: 'NOT_FOUND' }, 404))).toBe(false)
    expect(isNetworkFailure(new Error('a fault of our own'))).toBe(false)
  })

  test('asking again helps only where nobody answered, or the server could not', () => {
    expect(isPassing(lost)).toBe(true)
    expect(isPassing(refused({ code: 'UNAVAILABLE' }, 503))).toBe(true)
    expect(isPassing(refused({ code: 'SIGNED_OUT' }, 401))).toBe(false)
  })
})

test('a field finds its own message, and those of what is inside it', () => {
  const error = refused({
    code: 'INPUT_INVALID',
    fields: [
      { pointer: '/skills/3', message: 'Too long.' },
      { pointer: '/contents', message: 'Other.' },
    ],
  })
  expect(fieldErrorAt(error, '/skills')).toBe('Too long.')
  expect(fieldErrorAt(error, '/content')).toBeNull()
  expect(fieldErrorAt(null, '/content')).toBeNull()
})
