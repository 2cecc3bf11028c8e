import type { ErrorCode } from '@ipt/contracts/errors'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** The refusals that a first screen can meet, in words; the others are in later/error-messages.ts. A new code fails the type check there until it has some. */
const FIRST_MESSAGES = {
  INPUT_INVALID: msg`Some fields need mending.`,
  BODY_UNREADABLE: msg`The message arrived damaged. Send it again.`,
  UNSUPPORTED_MEDIA_TYPE: msg`This kind of content is not taken here.`,
  SIGNED_OUT: msg`You are signed out. Sign in and go on; what you wrote is kept on this device.`,
  WRONG_CREDENTIALS: msg`E-mail or password is wrong.`,
  TOKEN_INVALID: msg`Your sign-in is no longer valid. Sign in again.`,
  TOO_MANY_ATTEMPTS: msg`Too many failed attempts. Wait a few minutes, then try again.`,
  FORBIDDEN: msg`Your role does not allow this.`,
  CROSS_SITE: msg`This request came from another site and was refused. Open IPT Service itself and try there.`,
  NOT_YOURS: msg`You can see this, but the decision is somebody else's.`,
  NOT_FOUND: msg`There is nothing here.`,
  METHOD_NOT_ALLOWED: msg`That cannot be done here.`,
  PLACEMENT_NOT_FOUND: msg`There is no such placement of yours.`,
  LOG_NOT_FOUND: msg`There is no such log, or it is not yours to see.`,
  ARRIVAL_NOT_FOUND: msg`There is no such arrival note, or it is not yours to see.`,
  FILE_NOT_FOUND: msg`There is no such file. Add it again.`,
  NO_OPEN_PLACEMENT: msg`You have no open placement. Report your arrival first.`,
  PLACEMENT_AMBIGUOUS: msg`You have more than one open placement. Choose one.`,
  WRONG_STATE: msg`This has moved on since you opened it. Look at it again.`,
  STALE_REVISION: msg`It was changed since you read it. Read the new revision, then decide.`,
  UNDO_OVER: msg`It can no longer be taken back: the 15 minutes are over, or something else has happened since.`,
  REASON_NEEDED: msg`Say why, in a few words.`,
  DATE_TAKEN: msg`There is a log for this day already.`,
  DATE_NOT_OPEN: msg`No log is taken for this day.`,
  ID_TAKEN: msg`This was sent before with other words. Look at your logs, then send it again.`,
  FILE_TOO_LARGE: msg`The file is too large.`,
  FILE_EMPTY: msg`The file is empty.`,
  FILE_TYPE_REFUSED: msg`This kind of file is not taken. Use JPEG, PNG, WebP or PDF.`,
  FILE_NOT_READY: msg`The file is still being prepared. Try again in a moment.`,
  TOO_MANY_FILES: msg`Too many files.`,
  CONFLICT: msg`Somebody else changed this at the same moment. Look again and repeat.`,
  UNAVAILABLE: msg`Not available at the moment. Nothing was lost; try again.`,
  INTERNAL: msg`Something went wrong on our side. Nothing was changed; try again.`,
} satisfies Partial<Record<ErrorCode, MessageDescriptor>>

export type FirstCode = keyof typeof FIRST_MESSAGES

/** What is loaded of the words for refusals. */
export const ERROR_MESSAGES: Partial<Record<ErrorCode, MessageDescriptor>> = { ...FIRST_MESSAGES }

export const NETWORK_MESSAGE: MessageDescriptor = msg`No answer from the network. What you wrote is safe on this device; sending it again does no harm.`
export const UNKNOWN_MESSAGE: MessageDescriptor = msg`Something unexpected happened. Load the page again; what you wrote is kept.`
