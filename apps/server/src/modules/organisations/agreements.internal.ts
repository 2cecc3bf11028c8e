import { Agreement } from '@ipt/db'
import { institutionsAs } from '@ipt/domain'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The agreement, if the actor coordinates its institution. NOT_FOUND. */
export async function loadAgreement(tx: Ctx, id: string): Promise<Agreement> {
  const agreement = await tx.em.findOne(Agreement, { id, institution: { $in: institutionsAs(tx.actor, 'coordinator') } })
  if (!agreement) throw new DomainError('NOT_FOUND')
  return agreement
}

/** INPUT_INVALID for an agreement that ends before it starts. */
export function assertTerm({ startsOn, expiresOn }: { startsOn: string; expiresOn: string | null }): void {
  if (expiresOn !== null && expiresOn < startsOn) throw fieldError('INPUT_INVALID', 'expiresOn', 'The agreement ends before it starts.')
}
