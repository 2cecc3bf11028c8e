import type { OwnApplication } from '@ipt/contracts'
import { allowedApplicationEvents, freeSlots } from '@ipt/domain'
import { sql } from 'kysely'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { relationsToApplication } from '../../kernel/vacancy-policy.ts'
import { filesById } from '../files/index.ts'
import { offerIsOpen } from './internal.ts'
import { EVENT_OF_KIND } from './move-application.ts'

/** Applications with what both sides are shown of them. Whoever uses it says whose. */
export const selectApplications = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('application')
    .innerJoin('vacancy', 'vacancy.id', 'application.vacancy_id')
    .innerJoin('institution', 'institution.id', 'application.institution_id')
    .innerJoin('cohort', 'cohort.id', 'application.cohort_id')
    .innerJoin('organisation', 'organisation.id', 'vacancy.organisation_id')
    .innerJoin('site', 'site.id', 'vacancy.site_id')
    .innerJoin('app_user as student', 'student.id', 'application.student_id')
    .innerJoin('student_profile', (join) =>
      join
        .onRef('student_profile.user_id', '=', 'application.student_id')
        .onRef('student_profile.institution_id', '=', 'application.institution_id'),
    )
    .innerJoin('programme', 'programme.id', 'student_profile.programme_id')
    .leftJoin('domain_event as remark', 'remark.id', 'application.remark_event_id')
    .leftJoin('event_content as remark_words', 'remark_words.event_id', 'application.remark_event_id')
    .leftJoin('app_user as remarker', 'remarker.id', 'remark.actor_id')
    .select([
      'application.id',
      'application.status',
      'application.rank',
      'application.letter',
      'application.cv_id',
      'application.letter_file_id',
      'application.answer_by',
      'application.submitted_at',
      'application.moved_at',
      'application.student_id',
      'application.cohort_id',
      'application.institution_id',
      'vacancy.id as vacancy_id',
      'vacancy.title as vacancy_title',
      'vacancy.status as vacancy_status',
      'vacancy.organisation_id',
      'vacancy.starts_on',
      'vacancy.ends_on',
      'vacancy.slots',
      'vacancy.taken',
      'vacancy.held',
      'institution.time_zone',
      'cohort.name as cohort_name',
      'organisation.name as organisation_name',
      'site.name as site_name',
      'student.name as student_name',
      'student_profile.registration_number',
      'programme.name as programme_name',
      'remark.kind as remark_kind',
      'remark.occurred_at as remark_at',
      'remark_words.comment as remark_comment',
      'remarker.id as remarker_id',
      'remarker.name as remarker_name',
      // Its place in the order of the student's wishes, counted among what is open now.
      sql<number>`(select count(*)::int + 1 from application as dearer where dearer.student_id = application.student_id
        and dearer.cohort_id = application.cohort_id and dearer.status in ('SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED')
        and (dearer.rank, dearer.id) < (application.rank, application.id))`.as('place'),
      sql<boolean>`exists (select from placement where placement.student_id = application.student_id
        and placement.cohort_id = application.cohort_id and placement.status not in ('CANCELLED', 'ENDED_EARLY'))`.as('placed'),
    ])

export type ApplicationRow = Awaited<ReturnType<ReturnType<typeof selectApplications>['execute']>>[number]

type Parts = Omit<OwnApplication, 'place' | 'vacancy' | 'cohort'>

/** Each row with what both sides are shown of it. */
export async function withParts(ctx: Ctx, rows: readonly ApplicationRow[]): Promise<{ row: ApplicationRow; parts: Parts }[]> {
  const files = await filesById(
    ctx.em,
    rows.flatMap((row) => [row.cv_id ?? [], row.letter_file_id ?? []].flat()),
  )
  return rows.map((row) => {
    const open = offerIsOpen(ctx.clock(), row.time_zone, row.answer_by)
    const relations = relationsToApplication(ctx.actor, {
      institutionId: row.institution_id,
      organisationId: row.organisation_id,
      studentId: row.student_id,
    })
    const parts: Parts = {
      id: row.id,
      status: row.status,
      submittedAt: moment(row.submitted_at),
      movedAt: moment(row.moved_at),
      answerBy: row.answer_by ?? null,
      expired: row.status === 'EXPIRED' || (row.status === 'OFFERED' && !open),
      letter: row.letter,
      cv: (row.cv_id && files.get(row.cv_id)) || null,
      letterFile: (row.letter_file_id && files.get(row.letter_file_id)) || null,
      remark: remarkOf(row),
      can: allowedApplicationEvents(row.status, {
        relations,
        vacancyOpen: false,
        underLimit: false,
        unplaced: !row.placed,
        freeSlot: freeSlots(row) > 0,
        offerOpen: open,
      }),
    }
    return { row, parts }
  })
}

function remarkOf(row: ApplicationRow): Parts['remark'] {
  const event = row.remark_kind === null ? undefined : EVENT_OF_KIND[row.remark_kind]
  if (!event || row.remark_at === null || row.remark_comment === null) return null
  return {
    event,
    by: row.remarker_id === null || row.remarker_name === null ? null : { id: row.remarker_id, name: row.remarker_name },
    at: moment(row.remark_at),
    comment: row.remark_comment,
  }
}
