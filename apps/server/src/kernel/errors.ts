import { ERRORS, type ErrorCode, type ErrorDetails, type FieldError } from '@ipt/contracts/errors'

/** A refusal by code. Verbs throw these and nothing else; the doors turn them into tRPC errors and problem documents. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly fields: FieldError[] | undefined
  readonly facts: Record<string, string | number> | undefined

  constructor(code: ErrorCode, more: { detail?: string; fields?: FieldError[]; facts?: Record<string, string | number> } = {}) {
    super(more.detail ?? ERRORS[code].title)
    this.name = 'DomainError'
    this.code = code
    this.detail = more.detail
    this.fields = more.fields
    this.facts = more.facts
  }

  get details(): ErrorDetails {
    return {
      code: this.code,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.fields === undefined ? {} : { fields: this.fields }),
      ...(this.facts === undefined ? {} : { facts: this.facts }),
    }
  }
}

/** A refusal whose fields are called as the client called them: no door renames them. */
export class AsSentError extends DomainError {}

/** A refusal that names one field. */
export const fieldError = (code: ErrorCode, field: string, message: string, facts?: Record<string, string | number>): DomainError =>
  new DomainError(code, { detail: message, fields: [{ pointer: `/${field}`, message }], ...(facts ? { facts } : {}) })
