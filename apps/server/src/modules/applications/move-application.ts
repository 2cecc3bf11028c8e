import { Application, type EventData } from '@ipt/db'
import type { ApplicationEvent, ApplicationStatus, Role } from '@ipt/domain'
import { record } from '../../kernel/events.ts'
import { type Ctx, LostRace } from '../../kernel/use-case.ts'
import type { LoadedApplication } from './internal.ts'

const KINDS = {
  submit: 'application.submitted',
  shortlist: 'application.shortlisted',
  waitlist: 'application.waitlisted',
  offer: 'application.offered',
  revokeOffer: 'application.offerRevoked',
  reject: 'application.rejected',
  accept: 'application.accepted',
  decline: 'application.declined',
  withdraw: 'application.withdrawn',
  expire: 'application.expired',
} as const satisfies Record<ApplicationEvent, string>

/** What the record calls an event, and which event it was. */
export const applicationKind = <Event extends ApplicationEvent>(event: Event): (typeof KINDS)[Event] => KINDS[event]
export const EVENT_OF_KIND = Object.fromEntries(Object.entries(KINDS).map(([event, kind]) => [kind, event])) as Record<
  string,
  ApplicationEvent
>

export interface ApplicationMove {
  event: Exclude<ApplicationEvent, 'submit'>
  to: ApplicationStatus
  comment?: string | undefined
  requestId?: string | undefined
  /** Of an offer: its last day. */
  answerBy?: string
  data?: EventData
}

/** The one place that moves an application, with its event. A rival's move since it was loaded throws LostRace. */
export async function moveApplication(tx: Ctx, loaded: LoadedApplication, move: ApplicationMove): Promise<void> {
  const { application, relations } = loaded
  const at = tx.clock()
  const eventId = tx.newId()
  const changed = await tx.em.nativeUpdate(
    Application,
    { id: application.id, status: application.status },
    {
      status: move.to,
      movedAt: at,
      remarkEventId: move.comment?.trim() ? eventId : null,
      ...(move.answerBy === undefined ? {} : { answerBy: move.answerBy }),
    },
  )
  if (changed !== 1) throw new LostRace()
  await record(tx, {
    id: eventId,
    kind: applicationKind(move.event),
    subject: { type: 'application', id: application.id },
    institutionId: loaded.institution.id,
    role: relations.find((relation): relation is Role => relation !== 'system') ?? null,
    from: application.status,
    to: move.to,
    revision: null,
    data: { ...castOf(loaded), ...(move.answerBy === undefined ? {} : { answerBy: move.answerBy }), ...move.data },
    comment: move.comment,
    requestId: move.requestId,
    at,
  })
}

/** Whom an application was between when something happened: the projections tell those. */
export const castOf = ({ application, vacancy }: Pick<LoadedApplication, 'application' | 'vacancy'>): EventData => ({
  vacancyId: vacancy.id,
  cohortId: application.cohort.id,
  organisationId: vacancy.organisation.id,
  studentId: application.student.id,
  industrialSupervisorId: vacancy.contact?.user.id ?? null,
})
