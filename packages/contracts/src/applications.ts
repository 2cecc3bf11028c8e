import { APPLICATION_EVENTS, APPLICATION_STATUSES, LIMITS, VACANCY_STATUSES } from '@ipt/domain'
import { z } from 'zod'
import { FileView } from './files.ts'
import { Day, Id, Moment, PageInput, PersonRef, pageOf, text } from './primitives.ts'

/** A student asks for a place: with a CV, a letter as text or as a file, or several of these. `id` is the client's; files are uploaded before. */
export const SubmitApplicationInput = z.strictObject({
  id: Id,
  vacancyId: Id,
  letter: text(LIMITS.letter).default(''),
  cvId: Id.nullable().default(null),
  letterFileId: Id.nullable().default(null),
})
export type SubmitApplicationInput = z.input<typeof SubmitApplicationInput>

/** A step with an application. `from` is the state that was on screen: where it is another by now, the step is refused. */
export const MoveApplicationInput = z.strictObject({ id: Id, requestId: Id.optional(), from: z.enum(APPLICATION_STATUSES).optional() })
export type MoveApplicationInput = z.infer<typeof MoveApplicationInput>
/** The same with words for the other side. */
export const AnswerApplicationInput = MoveApplicationInput.extend({ comment: text(LIMITS.comment).optional() })
export type AnswerApplicationInput = z.infer<typeof AnswerApplicationInput>

/** `answerBy` is the last day on which the offer can be accepted, by the institution's clock. */
export const OfferPlaceInput = AnswerApplicationInput.extend({ answerBy: Day })
export type OfferPlaceInput = z.infer<typeof OfferPlaceInput>

/** Puts one of the student's open applications on a place of his wishes, 1 being the dearest. The others close up. */
export const RankApplicationInput = z.strictObject({ id: Id, place: z.int32().min(1).max(LIMITS.applications), requestId: Id.optional() })
export type RankApplicationInput = z.infer<typeof RankApplicationInput>

export const ApplicationIdInput = z.strictObject({ id: Id })
export type ApplicationIdInput = z.infer<typeof ApplicationIdInput>

/** The words that came with the last decision. */
const remark = z.object({ event: z.enum(APPLICATION_EVENTS), by: PersonRef.nullable(), at: Moment, comment: z.string() }).nullable()

const application = {
  id: Id,
  status: z.enum(APPLICATION_STATUSES),
  submittedAt: Moment,
  /** Since when it is in its state. */
  movedAt: Moment,
  /** Until when the offer can be accepted, and whether that day has passed. */
  answerBy: z.iso.date().nullable(),
  expired: z.boolean(),
  letter: z.string(),
  cv: FileView.nullable(),
  letterFile: FileView.nullable(),
  remark,
  can: z.array(z.enum(APPLICATION_EVENTS)),
}

/** An application as its student sees it. */
export const OwnApplication = z.object({
  ...application,
  /** Its place in the order of his wishes, among the open ones of the season; null once it is no longer open. */
  place: z.int().nullable(),
  vacancy: z.object({
    id: Id,
    title: z.string(),
    status: z.enum(VACANCY_STATUSES),
    organisation: z.string(),
    site: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
  }),
  cohort: z.object({ id: Id, name: z.string() }),
})
export type OwnApplication = z.infer<typeof OwnApplication>

/** All of a student's applications: the open ones first, in the order of his wishes, then the others, latest first. */
export const OwnApplications = z.object({
  items: z.array(OwnApplication),
  /** How many are open in each season, and how many may be. */
  limits: z.array(z.object({ cohort: z.object({ id: Id, name: z.string() }), open: z.int(), most: z.int() })),
})
export type OwnApplications = z.infer<typeof OwnApplications>

/** An application as those who decide on it see it. Hosts see no registration number and no order of wishes. */
export const ApplicantView = z.object({
  ...application,
  vacancyId: Id,
  student: PersonRef,
  registrationNumber: z.string().nullable(),
  programme: z.string(),
  /** Its place among the student's wishes; null for hosts, and once it is no longer open. */
  place: z.int().nullable(),
  /** First on the waiting list of a vacancy with a free place. */
  next: z.boolean(),
})
export type ApplicantView = z.infer<typeof ApplicantView>

/** The applications to one vacancy, first come first. */
export const ListApplicantsInput = z.strictObject({
  vacancyId: Id,
  status: z.array(z.enum(APPLICATION_STATUSES)).max(APPLICATION_STATUSES.length).optional(),
  ...PageInput,
})
export type ListApplicantsInput = z.input<typeof ListApplicantsInput>
export const ApplicantPage = pageOf(ApplicantView)
export type ApplicantPage = z.infer<typeof ApplicantPage>
