import { ERROR_MESSAGES } from '../../lib/error-messages.ts'
import type { Trouble } from '../../lib/trouble.ts'
import { FailureScreen } from './failure-screen.tsx'
import { keepOfflinePage } from './offline-page.ts'
import { StatusLine } from './status-line.tsx'

/** Loaded together by `loadTrouble`, before it is needed. */
export const trouble: Trouble = { messages: ERROR_MESSAGES, FailureScreen, StatusLine, keepOfflinePage }
