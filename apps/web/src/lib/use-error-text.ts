import { useLingui } from '@lingui/react'
import { ERROR_MESSAGES, NETWORK_MESSAGE, UNKNOWN_MESSAGE } from './error-messages.ts'
import { codeOf, isNetworkFailure } from './errors.ts'

/** Turns whatever was thrown into words in the person's language. */
export function useErrorText(): (error: unknown) => string {
  const { _ } = useLingui()
  return (error) => {
    const code = codeOf(error)
    if (code) return _(ERROR_MESSAGES[code] ?? UNKNOWN_MESSAGE)
    return _(isNetworkFailure(error) ? NETWORK_MESSAGE : UNKNOWN_MESSAGE)
  }
}
