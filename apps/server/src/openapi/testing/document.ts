import { documentOfRest } from '../../app.ts'
import type { JsonSchema } from '../json-schema.ts'

type Content = Readonly<Record<string, { schema: JsonSchema }>>
interface Parameter {
  name: string
  in: 'path' | 'query'
  required?: boolean
  schema: JsonSchema
}

/** An operation of the document, with all that it points at. */
export interface Told {
  id: string
  method: string
  path: string
  description: string
  parameters: readonly Parameter[]
  headers: readonly string[]
  body: Content
  answers: Readonly<Record<string, { content?: Content; headers?: object }>>
}

interface Pointed {
  $ref: string
}
type Described = Record<string, unknown> & {
  operationId: string
  description: string
  parameters?: (Parameter | Pointed)[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content } | Pointed>
}

/** The document as a client gets it: what tests know of the server, they know from there. */
export const DOCUMENT = JSON.parse(JSON.stringify(documentOfRest())) as {
  paths: Record<string, Record<string, Described>>
  components: Record<string, Record<string, unknown>> & { schemas: Record<string, JsonSchema> }
}

/** What a reference of the document points at. */
export function open<Thing extends object>(thing: Thing | Pointed): Thing {
  if (!('$ref' in thing) || typeof thing.$ref !== 'string') return thing as Thing
  const [, , kind, name] = thing.$ref.split('/') as [string, string, string, string]
  return open(DOCUMENT.components[kind]?.[name] as Thing)
}

export const TOLD: readonly Told[] = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, description, parameters = [], requestBody, responses }]) => {
    const all = parameters.map((each) => open<Omit<Parameter, 'in'> & { in: string }>(each))
    return {
      id: operationId,
      method: method.toUpperCase(),
      path,
      description,
      parameters: all.filter((each): each is Parameter => each.in === 'path' || each.in === 'query'),
      headers: all.filter((each) => each.in === 'header').map(({ name }) => name),
      body: requestBody?.content ?? {},
      answers: Object.fromEntries(Object.entries(responses).map(([status, answer]) => [status, open(answer)])),
    }
  }),
)

/** The operation that answers there; undefined where none is told. */
export const toldAt = (method: string, path: string): Told | undefined =>
  TOLD.find(
    (told) => told.method === method && new RegExp(`^${told.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
