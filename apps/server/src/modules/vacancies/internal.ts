import { type EventData, Vacancy } from '@ipt/db'
import { dateIn, type IsoDate, nextVacancy, type Role, type VacancyEvent, type VacancyStatus } from '@ipt/domain'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, LostRace } from '../../kernel/use-case.ts'
import { managedVacancies, managesVacancy } from '../../kernel/vacancy-policy.ts'

/** A vacancy, and what the actor is to it by managing it. */
export interface LoadedVacancy {
  vacancy: Vacancy
  relations: Role[]
}

/** The vacancy, if the actor manages it. VACANCY_NOT_FOUND: what is invisible is not there. */
export async function loadVacancy(tx: Ctx, id: string): Promise<LoadedVacancy> {
  const seen = await tables(tx.em)
    .selectFrom('vacancy')
    .select('vacancy.id')
    .where('vacancy.id', '=', id)
    .where(managedVacancies(tx.actor))
    .executeTakeFirst()
  if (!seen) throw new DomainError('VACANCY_NOT_FOUND')
  const vacancy = await tx.em.findOneOrFail(Vacancy, { id }, { populate: ['cohort', 'institution'] })
  return {
    vacancy,
    relations: managesVacancy(tx.actor, { institutionId: vacancy.institution.id, organisationId: vacancy.organisation.id }),
  }
}

/** The last day for applying: the vacancy's, or its season's where that is earlier. */
export const lastDayToApply = (applyBy: IsoDate, seasonsLast: IsoDate | null | undefined): IsoDate =>
  seasonsLast != null && seasonsLast < applyBy ? seasonsLast : applyBy

/** Whether that day has not passed, by the institution's clock. */
export const deadlineAhead = (at: Date, timeZone: string, lastDay: IsoDate): boolean => dateIn(timeZone, at) <= lastDay

/** Where `event` leads the vacancy, or the refusal. A `version` other than the current one is refused. */
export function decidedVacancy(tx: Ctx, { vacancy, relations }: LoadedVacancy, event: VacancyEvent, version: number): VacancyStatus {
  const last = lastDayToApply(vacancy.applyBy, vacancy.cohort.applicationsCloseOn)
  const decision = nextVacancy(vacancy.status, event, {
    relations,
    deadlineAhead: deadlineAhead(tx.clock(), vacancy.institution.timeZone, last),
  })
  if (!decision.ok) {
    if (decision.code === 'NOT_YOURS') throw new DomainError('NOT_YOURS')
    if (decision.code === 'GUARD')
      throw fieldError('DEADLINE_OVER', 'applyBy', `The last day for applying was ${last}. Set a later one first.`, { day: last })
    throw new DomainError('WRONG_STATE', { detail: `The vacancy is ${vacancy.status}.`, facts: { status: vacancy.status } })
  }
  if (version !== vacancy.version) throw new DomainError('STALE_VERSION', { facts: { version: vacancy.version } })
  return decision.to
}

interface VacancyMove {
  event: Exclude<VacancyEvent, 'draft'>
  to: VacancyStatus
  requestId?: string | undefined
  data?: EventData
}

const KINDS = {
  draft: 'vacancy.drafted',
  edit: 'vacancy.edited',
  publish: 'vacancy.published',
  close: 'vacancy.closed',
  reopen: 'vacancy.reopened',
  discard: 'vacancy.discarded',
} as const satisfies Record<VacancyEvent, string>

/** What the record calls an event. */
export const vacancyKind = <Event extends VacancyEvent>(event: Event): (typeof KINDS)[Event] => KINDS[event]

type Patch = Partial<
  Pick<Vacancy, 'title' | 'description' | 'skills' | 'slots' | 'startsOn' | 'endsOn' | 'applyBy' | 'publishedAt'> & {
    site: string
    contact: string | null
  }
>

/** The one place that moves or changes a vacancy, with its event. A rival's write since it was loaded throws LostRace. */
export async function moveVacancy(tx: Ctx, loaded: LoadedVacancy, move: VacancyMove, patch: Patch = {}): Promise<void> {
  const { vacancy } = loaded
  const version = vacancy.version + 1
  const changed = await tx.em.nativeUpdate(Vacancy, { id: vacancy.id, version: vacancy.version }, { ...patch, status: move.to, version })
  if (changed !== 1) throw new LostRace()
  await recordVacancy(tx, loaded, { ...move, kind: vacancyKind(move.event), from: vacancy.status, version })
}

/** Records what happened to a vacancy. */
export const recordVacancy = (
  tx: Ctx,
  { vacancy, relations }: LoadedVacancy,
  act: {
    kind: string
    from: VacancyStatus | null
    to: VacancyStatus
    version: number
    requestId?: string | undefined
    data?: EventData | undefined
  },
): Promise<string> =>
  record(tx, {
    kind: act.kind,
    subject: { type: 'vacancy', id: vacancy.id },
    institutionId: vacancy.institution.id,
    role: relations[0] ?? null,
    from: act.from,
    to: act.to,
    revision: act.version,
    data: { cohortId: vacancy.cohort.id, organisationId: vacancy.organisation.id, ...act.data },
    requestId: act.requestId,
    at: tx.clock(),
  })
