import { ERRORS, type ErrorCode } from '@ipt/contracts/errors'
import { problemType, WHAT_TO_DO } from '../kernel/problems.ts'
import { RATE } from '../kernel/rate-of-calls.ts'
import type { JsonSchema } from './json-schema.ts'

type Json = Record<string, unknown>

/** Refusals that every operation may give. */
const ANYWHERE = [400, 422, 429, 500, 503]

const STATUSES = [...new Set(Object.values(ERRORS).map(({ status }) => status))].filter((status) => status !== 405).sort((a, b) => a - b)
const nameOf = (status: number): string => `Refused${status}`

/** Refusals by status, as responses of the document. */
export const refusals = (): Json => Object.fromEntries(STATUSES.map((status) => [nameOf(status), refusal(status)]))

/** What a call is, as far as its refusals go. */
export interface Refusable {
  isOpen: boolean
  /** Whether something is named by its address or its query. */
  named: boolean
  writes: boolean
  hasBody: boolean
  takesBytes: boolean
  ifMatch: boolean
  /** Statuses beside those that follow from the rest. */
  refuses: readonly number[]
}

/** Which of them an operation may give. */
export function refusalsOf({ isOpen, named, writes, hasBody, takesBytes, ifMatch, refuses }: Refusable): Json {
  const may = (status: number): boolean => {
    if (refuses.includes(status)) return true
    if (status === 403) return !isOpen || writes
    if (status === 404) return named || writes
    if (status === 409) return writes
    if (status === 412 || status === 428) return ifMatch
    if (status === 413) return takesBytes
    if (status === 415) return hasBody
    return status === 401 || ANYWHERE.includes(status)
  }
  return Object.fromEntries(STATUSES.filter(may).map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]))
}

const titled = (code: ErrorCode): Json => ({
  type: problemType(code),
  title: ERRORS[code].title,
  status: ERRORS[code].status,
  code,
})

function refusal(status: number): Json {
  const codes = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => ERRORS[code].status === status)
  const [first = 'INTERNAL'] = codes
  const example =
    first === 'INPUT_INVALID'
      ? { ...titled(first), errors: [{ pointer: '/log_date', detail: 'Not a calendar day (YYYY-MM-DD).' }] }
      : { ...titled(first), detail: WHAT_TO_DO[first] }
  return {
    description: `${codes.map((code) => `\`${code}\``).join(', ')}.`,
    ...(status === 429 ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } } : {}),
    ...(status === 401 ? { headers: { 'WWW-Authenticate': { description: 'Always `Bearer`.', schema: { type: 'string' } } } } : {}),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
  }
}

/** Headers that tell of a limit (draft-ietf-httpapi-ratelimit-headers). */
export const RATE_HEADERS: Json = {
  RateLimit: {
    description: 'How many calls are left (`r`), and in how many seconds all are there again (`t`).',
    schema: { type: 'string' },
    example: `"default";r=${RATE.calls - 1};t=${RATE.seconds}`,
  },
  'RateLimit-Policy': {
    description: 'How many calls (`q`) a person has in so many seconds (`w`).',
    schema: { type: 'string' },
    example: `"default";q=${RATE.calls};w=${RATE.seconds}`,
  },
}

/** RFC 9457. */
export const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'A refusal (RFC 9457). `type` and `code` are stable; `type` leads to a page about it.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string', description: 'What happened, in a line.' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(ERRORS) },
    detail: { type: 'string', description: 'What to mend.' },
    errors: {
      type: 'array',
      description: 'The fields at fault.',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', format: 'json-pointer', description: 'A JSON Pointer (RFC 6901) into what was sent.' },
          detail: { type: 'string' },
        },
        additionalProperties: false,
      },
    },
    facts: { type: 'object', description: 'What a program may need to go on.', additionalProperties: true },
  },
  additionalProperties: false,
}
