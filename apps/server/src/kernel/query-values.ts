import { z } from 'zod'
import { camel } from './case.ts'

interface Shape {
  type?: string | string[]
  anyOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
}

/** Schemas that have a name are else pointed at, not written out. */
const UNNAMED = z.registry<{ id?: string }>()

const shapes = new WeakMap<z.ZodType, Shape>()

/** The JSON Schema of an input, made once. */
function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema)
  if (known) return known
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: UNNAMED }) as Shape
  shapes.set(schema, shape)
  return shape
}

/**
 * A query as the input that `schema` reads: numbers and booleans from their words, lists from values with commas or sent more often.
 * What is empty is left out. What can't be read stays a text, and is told at its field.
 */
export function typedQuery(query: URLSearchParams, schema: z.ZodType): Record<string, unknown> {
  const { properties = {} } = shapeOf(schema)
  const entries = [...new Set(query.keys())].flatMap((name) => {
    const values = query.getAll(name).filter((value) => value !== '')
    return values.length === 0 ? [] : [[name, valueIn(properties[camel(name)] ?? {}, values)] as const]
  })
  return Object.fromEntries(entries)
}

function valueIn(shape: Shape, values: readonly string[]): unknown {
  const forms = [shape, ...(shape.anyOf ?? [])]
  const list = forms.find(({ type }) => type === 'array')
  if (list) return values.flatMap((value) => value.split(',').filter(Boolean)).map((value) => wordIn(list.items ?? {}, value))
  return values.length === 1 ? wordIn(shape, values[0] as string) : values
}

/** As JSON writes numbers, within reason. */
const NUMBER = /^-?\d{1,20}(\.\d{1,20})?$/

function wordIn(shape: Shape, value: string): unknown {
  const types = [shape, ...(shape.anyOf ?? [])].flatMap(({ type }) => type ?? [])
  if (types.some((type) => type === 'number' || type === 'integer') && NUMBER.test(value)) return Number(value)
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true'
  return value
}
