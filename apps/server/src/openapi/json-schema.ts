import * as contracts from '@ipt/contracts'
import { z } from 'zod'
import { snake } from '../kernel/case.ts'

/** A JSON Schema of draft 2020-12, as far as ours go. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  [keyword: string]: unknown
}

/** Every schema that the contracts export has its name there, by which a document's readers find it. */
for (const [name, schema] of Object.entries(contracts))
  if (schema instanceof z.ZodType && z.globalRegistry.get(schema)?.id === undefined)
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id: name })

const PLACE = '#/components/schemas/'

/** The schemas of a document: each that has a name stands once, and is pointed at. */
export class SchemaBook {
  readonly schemas: Record<string, JsonSchema> = {}

  /** What is sent (`input`) or answered (`output`), with keys in snake_case. */
  schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _,
      $defs = {},
      ...own
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema & {
      $defs?: Record<string, JsonSchema>
    }
    for (const [name, inner] of Object.entries($defs)) this.#keep(name, asSent(inner, $defs))
    return asSent(own, $defs)
  }

  /** Of the schemas, those that are pointed at from `whole`, directly or through others. */
  used(whole: unknown): Record<string, JsonSchema> {
    const used = new Set<string>()
    const look = (value: unknown): void => {
      for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
        if (used.has(name as string)) continue
        used.add(name as string)
        look(this.schemas[name as string] ?? {})
      }
    }
    look(whole)
    return Object.fromEntries(Object.entries(this.schemas).filter(([name]) => used.has(name)))
  }

  /** The schema itself, when what is given points at it. */
  open(schema: JsonSchema): JsonSchema {
    const name = schema.$ref?.slice(PLACE.length)
    return name === undefined ? schema : this.open(this.schemas[name] as JsonSchema)
  }

  /** One name, one meaning: a schema that reads otherwise than it is written would have two. */
  #keep(name: string, schema: JsonSchema): void {
    const known = this.schemas[name]
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`${name} is sent in another form than it is answered: it needs two names.`)
    this.schemas[name] = schema
  }
}

/** As REST sends it: keys in snake_case, references to the document's own place, without the bounds that only say "a whole number". */
function asSent(given: JsonSchema, defs: Record<string, JsonSchema>): JsonSchema {
  const schema = withNamedKeys(given, defs)
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
      if (value === Number.MAX_SAFE_INTEGER || value === Number.MIN_SAFE_INTEGER) return []
      switch (keyword) {
        case 'id':
        case '$id':
          return []
        case '$ref':
          return [[keyword, String(value).replace('#/$defs/', PLACE)]]
        case 'properties':
          return [[keyword, Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [snake(key), asSent(inner, defs)]))]]
        case 'required':
          return [[keyword, (value as string[]).map(snake)]]
        case 'anyOf':
        case 'allOf':
        case 'oneOf':
        case 'prefixItems':
          return [[keyword, (value as JsonSchema[]).map((each) => asSent(each, defs))]]
        case 'items':
        case 'additionalProperties':
        case 'propertyNames':
          return [[keyword, typeof value === 'object' ? asSent(value as JsonSchema, defs) : value]]
        default:
          return [[keyword, value]]
      }
    }),
  )
}

/** A record whose keys are known, as an object with those properties. */
function withNamedKeys(schema: JsonSchema, defs: Record<string, JsonSchema>): JsonSchema {
  const { propertyNames, additionalProperties, ...rest } = schema
  const keys = propertyNames as JsonSchema | undefined
  const names = (keys?.$ref ? defs[keys.$ref.slice('#/$defs/'.length)] : keys)?.enum
  if (!names || typeof additionalProperties !== 'object') return schema
  return {
    ...rest,
    properties: Object.fromEntries(names.map((name) => [name, additionalProperties as JsonSchema])),
    additionalProperties: false,
  }
}
