import type { z } from 'zod'
import type { Given } from './command.ts'
import { UsageError } from './refusals.ts'

/**
 * The options as `schema` reads them; its keys are called as the options are. UsageError names each that is missing or can't be read.
 */
export function readGiven<T>(schema: z.ZodType<T>, given: Given): T {
  const parsed = schema.safeParse({ ...given })
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path: [option = ''], message }) =>
    option === 'argument' ? message : `--${String(option)}: ${given[String(option)] === undefined ? 'This is missing.' : message}`,
  )
  throw new UsageError(faults.join('\n'))
}

/** `word=meaning`, as often as it was given. UsageError where there is no `=`. */
export function readPairs(option: string, values: readonly string[] = []): [string, string][] {
  return values.map((value) => {
    const at = value.indexOf('=')
    if (at < 1) throw new UsageError(`--${option}: Write it as name=value, not ${value}.`)
    return [value.slice(0, at).trim(), value.slice(at + 1).trim()]
  })
}
