import type { OrganisationView, ProposeOrganisationInput } from '@ipt/contracts'
import { Organisation } from '@ipt/db'
import { institutionsAs, nextOrganisation } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

/** A host that the registry doesn't have; the institution alone sees it until it is approved. NOT_FOUND (the institution), ID_TAKEN. */
export const proposeOrganisation = (ctx: Ctx, { id, institutionId, ...sent }: ProposeOrganisationInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const roles = (['coordinator', 'student'] as const).filter((role) => institutionsAs(tx.actor, role).includes(institutionId))
    const [role] = roles
    const decision = nextOrganisation(null, 'propose', { relations: roles, unused: true, into: null })
    if (!decision.ok || role === undefined) throw new DomainError('NOT_FOUND')
    if (await madeBefore(tx, Organisation, id, { proposedBy: institutionId }, sent)) return viewOrganisation(tx, id)

    const at = tx.clock()
    await tx.em.insert(Organisation, { id, ...sent, status: decision.to, proposedBy: institutionId, createdAt: at })
    await recordOrganisation(tx, { kind: 'organisation.proposed', organisationId: id, institutionId, role, to: decision.to, data: {}, at })
    return viewOrganisation(tx, id)
  })
