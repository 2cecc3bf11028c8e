import { AsSentError } from './errors.ts'

/** camelCase to snake_case: `logDate` → `log_date`. Words in capitals stay. */
export const snake = (key: string): string =>
  key.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before}_${after.toLowerCase()}`)
export const camel = (key: string): string => key.replace(/_([a-z0-9])/g, (_, after: string) => after.toUpperCase())

/** A contract's output as REST writes it: every key in snake_case. */
export function toSnake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSnake)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snake(key), toSnake(inner)]))
}

/** No input of ours is nested deeper. */
export const DEEPEST = 16

const escaped = (key: string): string => key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')

const meant = (key: string): string => (snake(key) === key ? '' : ` Did you mean ${snake(key).slice(0, 100)}?`)

/** The path of a contract's field in the body that `toCamel` made it from: with the keys that were sent, or would have been. */
export function sentPath(path: readonly PropertyKey[], body: unknown): PropertyKey[] {
  let at = body
  return path.map((part) => {
    const keys = typeof at === 'object' && at !== null ? Object.keys(at) : []
    const key = typeof part === 'string' ? (keys.find((each) => camel(each) === part) ?? snake(part)) : part
    at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key]
    return key
  })
}

/** Whether a body is nested deeper than any of ours: whoever walks down it might not come back. */
export function isTooDeep(body: unknown): boolean {
  let level = [body]
  for (let depth = 0; depth <= DEEPEST; depth++)
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  return level.length > 0
}

/** A REST body as contracts read it: keys in camelCase. A key that isn't snake_case is unknown here. */
export function toCamel(value: unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map((inner, index) => toCamel(inner, `${path}/${index}`))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      // Neither logDate nor __proto__ is a key of ours: what does not come back as it was would be told by another name.
      if (snake(camel(key)) !== key)
        throw new AsSentError('INPUT_INVALID', {
          fields: [{ pointer: `${path}/${escaped(key)}`, message: `There is no such field.${meant(key)}` }],
        })
      return [camel(key), toCamel(inner, `${path}/${escaped(key)}`)]
    }),
  )
}
