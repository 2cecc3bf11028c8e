/** The command line can't be understood: exit code 2, with the command's help. */
export class UsageError extends Error {}

/** Refused by the command itself: exit code 1. `value` goes into the JSON beside the message. */
export class Refusal extends Error {
  readonly value: object
  constructor(message: string, value: object = {}) {
    super(message)
    this.value = value
  }
}

/** Somebody stopped the command, and it ended at its next step: exit code 130. */
export class Stopped extends Error {}
