import { Contact } from '@ipt/db'
import { fieldError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/**
 * CONTACT_UNCHECKED unless this person is a checked contact of the institution at the organisation, and not suspended. For whatever puts an industrial
 * supervisor on a placement, in its transaction; it asks nobody's permission. `field`: where the person was sent.
 */
export async function assertContactChecked(
  tx: Ctx,
  { institutionId, organisationId, userId }: { institutionId: string; organisationId: string; userId: string },
  field: string,
): Promise<void> {
  const user = { id: userId, state: 'ACTIVE' as const }
  const where = { institution: institutionId, organisation: organisationId, user, state: 'CHECKED' as const }
  if ((await tx.em.count(Contact, where)) === 0)
    throw fieldError('CONTACT_UNCHECKED', field, 'This is no contact at the host whom a coordinator of the institution has checked.')
}
