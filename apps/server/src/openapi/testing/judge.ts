import { ERRORS, type ErrorCode } from '@ipt/contracts/errors'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { problemType } from '../../kernel/problems.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { Call } from './call.ts'
import { DOCUMENT, open, type Told } from './document.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
formats.default(ajv, ['date', 'date-time', 'uuid', 'email', 'uri-reference', 'json-pointer', 'uri'])

const pointing = (schema: unknown): JsonSchema => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"ipt#/$defs/'))
ajv.addSchema({ $id: 'ipt', $defs: pointing(DOCUMENT.components.schemas) })

const made = new Map<JsonSchema, ValidateFunction>()
function validatorOf(schema: JsonSchema): ValidateFunction {
  const known = made.get(schema)
  if (known) return known
  const validate = ajv.compile(pointing(schema))
  made.set(schema, validate)
  return validate
}

interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail?: string
  errors?: { pointer: string; detail: string }[]
}

/** What is wrong with an answer by the document: nothing, or a line each. */
export async function faultsOf(call: Call, response: Response): Promise<string[]> {
  const { status } = response
  if (call.refused && (status < 400 || status >= 500)) return [`answered ${status}, and should have refused it`]
  if (status >= 500 && call.told.id !== 'health_ready') return [`answered ${status}: ${(await response.text()).slice(0, 300)}`]
  const { faults, body } = await heldTo(call.told, response)
  return status < 400 || body === undefined ? faults : [...faults, ...faultsOfProblem(call, response, body as Problem)]
}

/** What is wrong with an answer by what the document declares for its operation, and its body where that is JSON. */
export async function heldTo({ answers }: Told, response: Response): Promise<{ faults: string[]; body?: unknown }> {
  const { status } = response
  const told = answers[status]
  if (!told) return { faults: [`${status} is not declared: ${(await response.text()).slice(0, 300)}`] }
  const type = (response.headers.get('content-type') ?? '').split(';')[0] as string
  const bytes = Buffer.from(await response.arrayBuffer())
  if (told.content === undefined) return { faults: bytes.length === 0 ? [] : [`${status} has a body, and none is declared`] }
  const content = told.content[type] ?? told.content['*/*']
  if (!content) return { faults: [`${status} is of the type ${type || '(none)'}, which is not declared`] }
  if (!type.endsWith('json')) return { faults: [] }
  const body: unknown = JSON.parse(bytes.toString('utf8'))
  const validate = validatorOf(content.schema)
  if (validate(body)) return { faults: [], body }
  const said = (validate.errors ?? []).slice(0, 3)
  return { faults: said.map(({ instancePath, message, params }) => `${status} ${instancePath} ${message} ${JSON.stringify(params)}`), body }
}

function faultsOfProblem(call: Call, response: Response, { type, title, status, code, detail, errors = [] }: Problem): string[] {
  const faults: string[] = []
  if (status !== response.status || ERRORS[code]?.status !== status) faults.push(`${code} says ${status} and is ${response.status}`)
  if (type !== problemType(code) || title !== ERRORS[code]?.title) faults.push(`${code} has the type ${type} and the title ${title}`)
  if (!detail && errors.length === 0) faults.push(`${code} does not say what to mend`)
  if (detail === '' || errors.some((each) => each.detail === '')) faults.push(`${code} says nothing`)
  if (code === 'INPUT_INVALID' && errors.length === 0) faults.push('INPUT_INVALID names no field')
  const sent = sentBy(call)
  if (sent)
    for (const { pointer } of errors)
      if (!pointsInto(pointer, sent, namesOf(call))) faults.push(`${code} points to ${pointer}, which was not sent`)
  return faults
}

/** All that was sent, as one object; null where it can't be read. */
function sentBy(call: Call): object | null {
  const lists = new Set(call.told.parameters.flatMap(({ name, schema }) => (open<JsonSchema>(schema).type === 'array' ? [name] : [])))
  const sent = [...Map.groupBy(call.query, ([name]) => name)].map(([name, pairs]) => {
    const values = pairs.map(([, value]) => value)
    return [name, lists.has(name) ? values.flatMap((value) => value.split(',').filter(Boolean)) : values.at(-1)] as const
  })
  // By entries: a field may be called `__proto__`.
  const query = Object.fromEntries(sent)
  const rest = { ...query, ...call.path }
  if (call.body === null) return rest
  if (call.type === 'application/x-www-form-urlencoded') return { ...rest, ...Object.fromEntries(new URLSearchParams(call.body)) }
  if (call.bytes) return { ...rest, file: '', attachment: Array(10).fill('') }
  try {
    const body: unknown = JSON.parse(call.body === '' ? '{}' : call.body)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...rest, ...body } : null
  } catch {
    return null
  }
}

/** Every name that the document has for a field of what is sent. */
function namesOf({ told }: Call): Set<string> {
  const names = new Set(told.parameters.map(({ name }) => name))
  const look = (given: JsonSchema): void => {
    const { properties = {}, anyOf = [], items } = open<JsonSchema>(given)
    for (const [name, inner] of Object.entries(properties)) {
      names.add(name)
      look(inner)
    }
    for (const each of [...anyOf, ...(items ? [items] : [])]) look(each)
  }
  for (const { schema } of Object.values(told.body)) look(schema)
  return names
}

/** Whether a JSON Pointer leads to something that was sent, or to the place of a field that the document has there. */
function pointsInto(pointer: string, sent: unknown, names: ReadonlySet<string>): boolean {
  if (pointer === '') return true
  const parts = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let at: unknown = sent
  return parts.every((part, index) => {
    if (at !== null && typeof at === 'object' && Object.hasOwn(at, part)) {
      at = (at as Record<string, unknown>)[part]
      return true
    }
    // A long name is cut where it is told.
    if (at !== null && typeof at === 'object' && part.length >= 100 && Object.keys(at).some((key) => key.startsWith(part))) return true
    return index === parts.length - 1 && names.has(part)
  })
}
