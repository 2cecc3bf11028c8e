import type { Actor } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { DomainError, fieldError } from './errors.ts'
import type { FileStorage } from './file-storage.ts'

/** What a verb works with: who acts, on which unit of work, and everything else that would make it impure. */
export interface Ctx {
  em: EntityManager
  actor: Actor
  clock: () => Date
  newId: () => string
  files: FileStorage
  /** Tells the projections that there is something to read; called after the commit. */
  wake: () => void
}

/** Thrown inside a transaction that lost a race: it is run again from the start, and then sees what the winner wrote. */
export class LostRace extends Error {}

const ATTEMPTS = 5

/** Constraints that say what a person has to mend. */
const REFUSED: Record<string, () => DomainError> = {
  log_entry_one_live_a_date: () => fieldError('DATE_TAKEN', 'logDate', 'You have a log for this day already. Open it to change it.'),
  department_code_unique: () => fieldError('CODE_TAKEN', 'code', 'Another department has this code.'),
  programme_code_unique: () => fieldError('CODE_TAKEN', 'code', 'Another programme has this code.'),
  student_profile_registration_unique: () =>
    fieldError('REGISTRATION_TAKEN', 'student/registrationNumber', 'Another student has this registration number.'),
  application_one_live: () => fieldError('ALREADY_APPLIED', 'vacancyId', 'You have applied here already.'),
}

/** Two sendings of one write that met: the second run finds the first. */
const REPLAYED = new Set([
  'log_entry_pkey',
  'log_revision_pkey',
  'attachment_pkey',
  'arrival_note_pkey',
  'arrival_note_placement_unique',
  'leave_request_pkey',
  'week_placement_week_unique',
  'log_comment_pkey',
  'announcement_pkey',
  'domain_event_request_id_unique',
  'department_pkey',
  'programme_pkey',
  'cohort_pkey',
  'checklist_item_pkey',
  'checklist_answer_student_unique',
  'organisation_pkey',
  'site_pkey',
  'contact_pkey',
  'contact_person_unique',
  'agreement_pkey',
  'app_user_email_key_unique',
  'vacancy_pkey',
  'saved_vacancy_pkey',
  'application_pkey',
  'app_user_pkey',
  'import_pkey',
  'placement_pkey',
  'api_token_pkey',
  'webhook_endpoint_pkey',
  'webhook_delivery_pkey',
])

/**
 * Runs a verb's work in one transaction, on an EntityManager of its own, and wakes the projections after the commit.
 * Lost races are run again; CONFLICT when they don't end.
 */
export async function inTransaction<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await ctx.em.fork({ clear: true, useContext: true }).transactional((em) => work({ ...ctx, em }))
      ctx.wake()
      return result
    } catch (error) {
      const refused = REFUSED[constraintOf(error) ?? '']
      if (refused) throw refused()
      if (!lostRace(error)) throw error
      if (attempt === ATTEMPTS) throw new DomainError('CONFLICT')
    }
  }
}

const UNIQUE_VIOLATION = '23505'
const RETRYABLE_SQLSTATES = new Set(['40001', '40P01'])

function lostRace(error: unknown): boolean {
  if (error instanceof LostRace) return true
  if (!(error instanceof Error && 'code' in error)) return false
  return error.code === UNIQUE_VIOLATION ? REPLAYED.has(constraintOf(error) ?? '') : RETRYABLE_SQLSTATES.has(String(error.code))
}

/** The constraint that a database error names, if any. */
const constraintOf = (error: unknown): string | undefined =>
  error instanceof Error && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined
