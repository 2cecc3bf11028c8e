import { type ComponentType, lazy } from 'react'
import { ERROR_MESSAGES } from './error-messages.ts'
import { loadWords } from './i18n.ts'

/** A screen, or a part of one, that no first screen shows: loaded when it is needed, with the words of the folders called `later`. */
// biome-ignore lint/suspicious/noExplicitAny: React's own `lazy` takes a component of any props
export const later = <T extends ComponentType<any>>(load: () => Promise<{ default: T }>) =>
  lazy(async () => {
    const [screen, refusals] = await Promise.all([load(), import('./later/error-messages.ts'), loadWords('later')])
    Object.assign(ERROR_MESSAGES, refusals.LATER_MESSAGES)
    return screen
  })
