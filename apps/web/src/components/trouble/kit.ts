/** What is shown when something goes wrong; loaded together by `loadTrouble`, before it is needed. */
export { ERROR_MESSAGES } from '../../lib/error-messages.ts'
export { FailureScreen } from './failure-screen.tsx'
export { keepOfflinePage } from './offline-page.ts'
export { StatusLine } from './status-line.tsx'
