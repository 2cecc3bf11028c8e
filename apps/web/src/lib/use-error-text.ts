import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { codeOf, isNetworkFailure } from './errors.ts'
import { loadTrouble, useTrouble } from './trouble.ts'

const NETWORK_MESSAGE = msg`No answer from the network, so it counts as not sent. What you wrote is still here; sending it again does no harm.`
const UNKNOWN_MESSAGE = msg`Something unexpected happened. Load the page again; what you wrote is kept.`

/** Turns whatever was thrown into words in the person's language. The server's refusals are worded in `error-messages.ts`. */
export function useErrorText(): (error: unknown) => string {
  const { _ } = useLingui()
  const trouble = useTrouble()
  return (error) => {
    const code = codeOf(error)
    if (!code) return _(isNetworkFailure(error) ? NETWORK_MESSAGE : UNKNOWN_MESSAGE)
    if (!trouble) void loadTrouble().catch(() => {})
    return _(trouble?.messages[code] ?? UNKNOWN_MESSAGE)
  }
}
