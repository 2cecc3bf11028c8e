import {
  AnswerApplicationInput,
  DecideVacancyInput,
  DraftVacancyInput,
  MoveApplicationInput,
  OfferPlaceInput,
  SubmitApplicationInput,
} from '@ipt/contracts'
import type { IsoDate } from '@ipt/domain'
import type { Ctx } from '../kernel/use-case.ts'
import {
  offerPlace,
  rejectApplication,
  shortlistApplication,
  submitApplication,
  waitlistApplication,
} from '../modules/applications/index.ts'
import { closeVacancy, draftVacancy, publishVacancy } from '../modules/vacancies/index.ts'
import type { Act } from './act.ts'
import { demoId } from './ids.ts'
import type { PersonName } from './people.ts'
import { SITES } from './places.ts'
import { ago, instant } from './season-days.ts'
import { type Answer, type StoryApplication, type StoryVacancy, VACANCIES } from './story/seekers.ts'

/** What the hosts offer, who has applied, and what was answered. */
export const vacanciesOf = (today: IsoDate): Act[] => VACANCIES.flatMap((vacancy) => actsOf(vacancy, today))

function actsOf(vacancy: StoryVacancy, today: IsoDate): Act[] {
  const { name, by, site, contact, title, description, skills, slots, published, closed } = vacancy
  const id = demoId(`vacancy/${name}`)
  const act = (who: PersonName, { daysAgo, at }: { daysAgo: number; at: number }, perform: (ctx: Ctx) => Promise<unknown>): Act => ({
    at: instant(ago(today, daysAgo), at),
    by: who,
    photos: [],
    perform,
  })
  const draft = DraftVacancyInput.parse({
    ...{ id, title, description, skills, slots },
    cohortId: demoId('cohort'),
    organisationId: demoId(`organisation/${SITES[site].organisation}`),
    siteId: demoId(`site/${site}`),
    contactId: demoId(`contact/${contact}`),
    startsOn: ago(today, -vacancy.startsIn),
    endsOn: ago(today, -vacancy.endsIn),
    applyBy: ago(today, -vacancy.applyIn),
  })
  return [
    act(by, vacancy, (ctx) => draftVacancy(ctx, draft)),
    ...(published ? [act('joseph', published, (ctx) => publishVacancy(ctx, DecideVacancyInput.parse({ id, version: 1 })))] : []),
    ...(closed ? [act('joseph', closed, (ctx) => closeVacancy(ctx, DecideVacancyInput.parse({ id, version: 2 })))] : []),
    ...vacancy.applications.flatMap((application) => {
      const applicationId = demoId(`application/${name}/${application.student}`)
      return [
        act(application.student, application, (ctx) => submitApplication(ctx, applied(applicationId, id, application))),
        ...application.answers.map((answer) => act(answer.by, answer, (ctx) => answered(ctx, applicationId, answer, today))),
      ]
    }),
  ]
}

const applied = (id: string, vacancyId: string, { letter }: StoryApplication) => SubmitApplicationInput.parse({ id, vacancyId, letter })

function answered(ctx: Ctx, id: string, answer: Answer, today: IsoDate): Promise<unknown> {
  switch (answer.kind) {
    case 'shortlist':
      return shortlistApplication(ctx, MoveApplicationInput.parse({ id }))
    case 'waitlist':
      return waitlistApplication(ctx, MoveApplicationInput.parse({ id }))
    case 'reject':
      return rejectApplication(ctx, AnswerApplicationInput.parse({ id, comment: answer.words }))
    case 'offer':
      return offerPlace(ctx, OfferPlaceInput.parse({ id, comment: answer.words, answerBy: ago(today, -answer.answerIn) }))
  }
}
