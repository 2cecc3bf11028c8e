import type { FindView, ProposeFindInput } from '@ipt/contracts'
import { Cohort, DomainEvent, Organisation, Placement, PlacementFind, Site, User, UserAddress } from '@ipt/db'
import { dateIn, mailboxKey } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { bindDocument } from '../files/index.ts'
import { assertSupervisorAddress, insertFoundHost } from '../organisations/index.ts'
import { assertDaysFree, hasLivePlacement } from '../placements/index.ts'
import { viewFind } from './finds.queries.ts'

type Input = z.output<typeof ProposeFindInput>

/**
 * A student proposes a place that he found: the host, who would supervise, the days, the letter. It waits for a coordinator. NOT_ENROLLED,
 * ALREADY_PLACED, ORGANISATION_NOT_FOUND, CONTACT_IS_STUDENT (himself included), INPUT_INVALID (days outside of the season, a season
 * that is over, a site of another host), DAYS_TAKEN, FILE_NOT_FOUND, ID_TAKEN.
 */
export const proposeFind = (ctx: Ctx, input: Input): Promise<FindView> =>
  inTransaction(ctx, async (tx) => {
    const student = ownId(tx.actor)
    const { id, cohortId, supervisor } = input
    const before = await tx.em.findOne(Placement, { id })
    if (before) return again(tx, before, input)
    await lockEnrolment(tx, cohortId, student)
    // From here on nothing else is proposed by this student: a first sending that was under way has ended.
    const meanwhile = await tx.em.findOne(Placement, { id })
    if (meanwhile) return again(tx, meanwhile, input)
    const cohort = await tx.em.findOneOrFail(Cohort, { id: cohortId }, { populate: ['institution'] })
    const institutionId = cohort.institution.id
    if (await hasLivePlacement(tx, { cohortId, studentId: student })) throw new DomainError('ALREADY_PLACED')
    if (cohort.endsOn < dateIn(cohort.institution.timeZone, tx.clock()))
      throw fieldError('INPUT_INVALID', 'cohortId', 'This season is over.')
    assertDays(input, cohort)
    await assertDaysFree(tx, { cohortId, studentId: student, startsOn: input.startsOn })
    await assertNotOwnAddress(tx, student, supervisor.email)
    await assertSupervisorAddress(tx, supervisor.email)
    const host = await hostOf(tx, institutionId, input.host)

    const at = tx.clock()
    await tx.em.insert(Placement, {
      id,
      institution: institutionId,
      cohort: cohortId,
      student,
      organisation: host.organisationId,
      site: host.siteId,
      industrialSupervisor: null,
      universitySupervisor: null,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      status: 'PROPOSED',
      source: 'FOUND',
      createdAt: at,
    })
    if (input.letterId) await bindDocument(tx, { institutionId, attachmentId: input.letterId, field: 'letterId' })
    await tx.em.insert(PlacementFind, {
      placement: id,
      institution: institutionId,
      supervisorName: supervisor.name,
      supervisorTitle: supervisor.title.trim(),
      supervisorEmail: supervisor.email,
      supervisorPhone: supervisor.phone,
      note: input.note,
      letter: input.letterId,
    })
    await record(tx, {
      kind: 'placement.proposed',
      subject: { type: 'placement', id },
      institutionId,
      role: 'student',
      from: null,
      to: 'PROPOSED',
      revision: null,
      data: { placementId: id, studentId: student, cohortId, organisationId: host.organisationId, foundSiteId: siteSent(input.host) },
      at,
    })
    return viewFind(tx, id)
  })

/** CONTACT_IS_STUDENT for a mailbox that is the student's, or was: his own address in another spelling, or one that he had before. */
export async function assertNotOwnAddress(tx: Ctx, studentId: string, address: string): Promise<void> {
  const { email } = await tx.em.findOneOrFail(User, { id: studentId })
  const earlier = await tx.em.find(UserAddress, { user: studentId })
  if ([email, ...earlier.map((each) => each.email)].some((own) => mailboxKey(own) === mailboxKey(address)))
    throw fieldError('CONTACT_IS_STUDENT', 'supervisor/email', 'This is the student’s own address: nobody vouches for himself.')
}

/** One act at a time for this student in this season. NOT_ENROLLED. */
export async function lockEnrolment(tx: Ctx, cohortId: string, studentId: string): Promise<void> {
  const { rows } = await sql`select from enrolment where cohort_id = ${cohortId} and student_id = ${studentId} and ended_at is null
    for no key update`.execute(tables(tx.em))
  if (rows.length === 0) throw new DomainError('NOT_ENROLLED')
}

/** ID_TAKEN for anything else than what was proposed. */
async function again(tx: Ctx, before: Placement, input: Input): Promise<FindView> {
  const { cohortId, startsOn, endsOn, supervisor, note, letterId, host } = input
  const find = await tx.em.findOne(PlacementFind, { placement: before.id })
  const event = await tx.em.findOne(DomainEvent, { subjectId: before.id, kind: 'placement.proposed' })
  const same =
    find &&
    before.student.id === ownId(tx.actor) &&
    JSON.stringify([before.cohort.id, before.startsOn, before.endsOn, find.note, find.letter?.id ?? null]) ===
      JSON.stringify([cohortId, startsOn, endsOn, note, letterId]) &&
    JSON.stringify([find.supervisorName, find.supervisorTitle, find.supervisorEmail, find.supervisorPhone]) ===
      JSON.stringify([supervisor.name, supervisor.title.trim(), supervisor.email, supervisor.phone]) &&
    // As it was then: the host may have been merged since.
    event?.data.foundSiteId === siteSent(host)
  if (!same) throw new DomainError('ID_TAKEN')
  return viewFind(tx, before.id)
}

/** The site of the registry that was named; null: a host that it didn't have. */
const siteSent = (host: Input['host']): string | null => ('name' in host ? null : host.siteId)

function assertDays({ startsOn, endsOn }: Input, cohort: Cohort): void {
  if (endsOn < startsOn) throw fieldError('INPUT_INVALID', 'endsOn', 'It ends before it starts.')
  const outside = `The season is from ${cohort.startsOn} to ${cohort.endsOn}.`
  if (startsOn < cohort.startsOn) throw fieldError('INPUT_INVALID', 'startsOn', outside)
  if (endsOn > cohort.endsOn) throw fieldError('INPUT_INVALID', 'endsOn', outside)
}

async function hostOf(tx: Ctx, institutionId: string, host: Input['host']): Promise<{ organisationId: string; siteId: string }> {
  if ('name' in host) return insertFoundHost(tx, { institutionId, ...host })
  const visible = {
    id: host.organisationId,
    $or: [{ status: 'APPROVED' as const }, { status: 'PROPOSED' as const, proposedBy: institutionId }],
  }
  if ((await tx.em.count(Organisation, visible)) === 0) throw new DomainError('ORGANISATION_NOT_FOUND')
  if ((await tx.em.count(Site, { id: host.siteId, organisation: host.organisationId })) === 0)
    throw fieldError('INPUT_INVALID', 'host/siteId', 'This host has no such site.')
  return host
}
