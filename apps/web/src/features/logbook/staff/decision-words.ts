import { type LogEvent, transitionOf } from '@ipt/log-machine'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** The events that judge a log or take a judgement back; the others are the student's own. */
export type DecisionEvent = Exclude<LogEvent, 'submit' | 'amend' | 'resubmit'>

export const isDecision = (event: LogEvent): event is DecisionEvent => event in DECISION_WORDS

/** Whether the machine asks for words with this event. */
export const needsWords = (event: LogEvent): boolean => {
  const row: { guards?: readonly string[] } = transitionOf(event)
  return row.guards?.includes('withText') ?? false
}

/** What a decision does, said next to its button; what it asks for; what is said when it is done. A new one is a type error until it has them. */
export const DECISION_WORDS: Record<DecisionEvent, { does: MessageDescriptor; asks: MessageDescriptor; done: MessageDescriptor }> = {
  verify: { does: msg`Verifying says that you saw this work.`, asks: msg`A comment`, done: msg`Verified.` },
  requestRevision: {
    does: msg`The student gets it back with your words.`,
    asks: msg`What should the student add or correct?`,
    done: msg`Returned to the student.`,
  },
  withdrawRequest: { does: msg`The log waits for you again.`, asks: msg`A comment`, done: msg`Return taken back.` },
  undoVerify: { does: msg`The log waits for you again.`, asks: msg`A comment`, done: msg`Verification taken back.` },
  validate: { does: msg`Validating archives it: nothing in it changes again.`, asks: msg`A comment`, done: msg`Validated and archived.` },
  flag: {
    does: msg`The coordinator looks at it and decides.`,
    asks: msg`What should the coordinator look at?`,
    done: msg`Flagged for the coordinator.`,
  },
  clearFlag: {
    does: msg`It goes back to the university supervisor as verified.`,
    asks: msg`Why is the flag cleared?`,
    done: msg`Flag cleared.`,
  },
  returnToStudent: {
    does: msg`The student writes a new revision, and it is verified anew.`,
    asks: msg`What should the student add or correct?`,
    done: msg`Returned to the student.`,
  },
  void: { does: msg`It no longer counts, for good; its day is free again.`, asks: msg`Why does it not count?`, done: msg`Voided.` },
}

/** Frequent reasons of a decision that needs one, most frequent first. */
export const DECISION_REASONS: Partial<Record<DecisionEvent, readonly MessageDescriptor[]>> = {
  requestRevision: [msg`Add detail`, msg`Wrong hours`, msg`Wrong day`, msg`Photo unclear`, msg`Did not happen`],
  flag: [msg`Photo seen before`, msg`Text seen before`, msg`Hours do not fit`],
}
