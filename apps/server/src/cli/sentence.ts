import { ConfigError } from '../config.ts'
import { DomainError } from '../kernel/errors.ts'
import { Refusal, UsageError } from './refusals.ts'

/** What an error says, in a line. Where every address of a host refused, each has words and all together have none. */
export function firstLine(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return firstLine(error.errors[0])
  const words = error instanceof Error ? error.message || error.name : String(error)
  return words.split('\n')[0] ?? words
}

/** A refusal for people: a line, and a line for each field that is named. */
export function sentence(error: unknown): string {
  // What was written for people may have several lines.
  if (error instanceof Refusal || error instanceof UsageError || error instanceof ConfigError) return error.message
  if (!(error instanceof DomainError)) return firstLine(error)
  const fields = (error.fields ?? []).map(({ message }) => message).filter((message) => message !== error.message)
  return [error.message, ...fields].join('\n')
}

/** The same as JSON. */
export const asValue = (error: unknown): object => ({
  error: {
    message: sentence(error),
    ...(error instanceof DomainError ? error.details : {}),
    ...(error instanceof Refusal ? error.value : {}),
  },
})
