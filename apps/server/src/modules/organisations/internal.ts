import { type EventData, Organisation, Site } from '@ipt/db'
import {
  type Decision,
  institutionsAs,
  nextOrganisation,
  type OrganisationEvent,
  type OrganisationFacts,
  type OrganisationStatus,
  type Role,
} from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { writeVersion } from '../../kernel/versions.ts'
import { moderatedBy, reachableOrganisations, UNUSED } from './organisations.policy.ts'

/** An organisation, and what the actor is to it. */
export interface LoadedOrganisation {
  organisation: Organisation
  relations: Role[]
  /** Nobody is placed there, and no vacancy names it. */
  unused: boolean
}

/** The organisation, if the actor sees it; its row is locked until the verb is done. ORGANISATION_NOT_FOUND. */
export async function loadOrganisation(tx: Ctx, id: string): Promise<LoadedOrganisation> {
  const row = await tables(tx.em)
    .selectFrom('organisation')
    .select(['organisation.id', sql<boolean>`${moderatedBy(tx.actor)}`.as('moderated'), UNUSED.as('unused')])
    .where('organisation.id', '=', id)
    .where(reachableOrganisations(tx.actor))
    .forUpdate('organisation')
    .executeTakeFirst()
  if (!row) throw new DomainError('ORGANISATION_NOT_FOUND')
  const organisation = await tx.em.findOneOrFail(Organisation, { id })
  return { organisation, relations: row.moderated ? ['coordinator'] : [], unused: Boolean(row.unused) }
}

/** WRONG_STATE for one that was rejected or merged: nothing is added to it. */
export function assertLive({ organisation }: LoadedOrganisation): void {
  if (organisation.status === 'APPROVED' || organisation.status === 'PROPOSED') return
  throw new DomainError('WRONG_STATE', { detail: `The host is ${organisation.status}.`, facts: { status: organisation.status } })
}

/** NOT_YOURS for one that somebody sees, but doesn't answer for. */
export function assertModerates({ relations }: LoadedOrganisation): void {
  if (!relations.includes('coordinator')) throw new DomainError('NOT_YOURS')
}

/** Where `event` leads the organisation, or the refusal. */
export function decidedOrganisation(
  { organisation, relations, unused }: LoadedOrganisation,
  event: OrganisationEvent,
  into: OrganisationStatus | null = null,
): OrganisationStatus {
  // Whoever answered for it answers now for the one that took it in.
  if (organisation.status === 'MERGED') assertLive({ organisation, relations, unused })
  const facts: OrganisationFacts = { relations, unused, into }
  const decision = nextOrganisation(organisation.status, event, facts)
  if (!decision.ok) throw refusalOf(decision, organisation.status)
  return decision.to
}

function refusalOf(decision: Exclude<Decision<OrganisationStatus>, { ok: true }>, status: OrganisationStatus): DomainError {
  if (decision.code === 'NOT_YOURS') return new DomainError('NOT_YOURS')
  if (decision.code !== 'GUARD') return new DomainError('WRONG_STATE', { detail: `The host is ${status}.`, facts: { status } })
  if (decision.guard === 'unused') return new DomainError('ORGANISATION_IN_USE')
  const message =
    decision.guard === 'intoShared' ? 'What everybody sees is merged only into what everybody sees.' : 'That host is no longer in use.'
  return new DomainError('MERGE_REFUSED', { detail: message, fields: [{ pointer: '/intoId', message }] })
}

/** The one place that moves an organisation. A rival's write since it was loaded throws LostRace. Returns the new version. */
export const moveOrganisation = (
  tx: Ctx,
  { organisation }: LoadedOrganisation,
  to: OrganisationStatus,
  patch: { mergedInto?: string } = {},
): Promise<number> => writeVersion(tx, Organisation, organisation, { ...patch, status: to })

/** The site, if the actor sees its organisation. NOT_FOUND. */
export async function loadSite(tx: Ctx, id: string): Promise<{ site: Site; host: LoadedOrganisation }> {
  const site = await tx.em.findOne(Site, { id })
  if (!site) throw new DomainError('NOT_FOUND')
  return { site, host: await loadOrganisation(tx, site.organisation.id) }
}

export interface OrganisationAct {
  kind: `organisation.${string}` | `contact.${string}` | `agreement.${string}`
  organisationId: string
  /** In whose name it was done; null: the first institution that the actor coordinates. */
  institutionId: string | null
  role?: Role
  from?: string | null
  to?: string | null
  revision?: number
  data: EventData
  comment?: string
  requestId?: string | undefined
  at: Date
}

/** Records what happened to a host, its sites, contacts or agreements. */
export const recordOrganisation = (
  tx: Ctx,
  { kind, organisationId, institutionId, role = 'coordinator', from = null, to = null, revision, ...rest }: OrganisationAct,
): Promise<string> =>
  record(tx, {
    ...rest,
    kind,
    subject: { type: 'organisation', id: organisationId },
    institutionId: institutionId ?? institutionsAs(tx.actor, 'coordinator')[0] ?? null,
    role,
    from,
    to,
    revision: revision ?? null,
  })
