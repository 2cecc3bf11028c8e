import {
  AnswerApplicationInput,
  ApplicantPage,
  ApplicantView,
  ApplicationIdInput,
  ListApplicantsInput,
  MoveApplicationInput,
  OfferPlaceInput,
  OwnApplication,
  OwnApplications,
  RankApplicationInput,
  SubmitApplicationInput,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { acceptOffer } from './accept-offer.ts'
import { listApplicants, viewApplicant } from './applicants.queries.ts'
import { declineOffer } from './decline-offer.ts'
import { offerPlace } from './offer-place.ts'
import { listOwnApplications } from './own-applications.queries.ts'
import { rankApplication } from './rank-application.ts'
import { rejectApplication } from './reject-application.ts'
import { revokeOffer } from './revoke-offer.ts'
import { shortlistApplication } from './shortlist-application.ts'
import { submitApplication } from './submit-application.ts'
import { waitlistApplication } from './waitlist-application.ts'
import { withdrawApplication } from './withdraw-application.ts'

export const applicationsRouter = router({
  own: permitted('application.own')
    .output(OwnApplications)
    .query(({ ctx }) => listOwnApplications(ctx)),
  submit: permitted('application.submit')
    .input(SubmitApplicationInput)
    .output(OwnApplication)
    .mutation(({ ctx, input }) => submitApplication(ctx, input)),
  rank: permitted('application.rank')
    .input(RankApplicationInput)
    .output(OwnApplications)
    .mutation(({ ctx, input }) => rankApplication(ctx, input)),
  accept: permitted('application.accept')
    .input(MoveApplicationInput)
    .output(OwnApplication)
    .mutation(({ ctx, input }) => acceptOffer(ctx, input)),
  decline: permitted('application.decline')
    .input(AnswerApplicationInput)
    .output(OwnApplication)
    .mutation(({ ctx, input }) => declineOffer(ctx, input)),
  withdraw: permitted('application.withdraw')
    .input(MoveApplicationInput)
    .output(OwnApplication)
    .mutation(({ ctx, input }) => withdrawApplication(ctx, input)),
  list: permitted('application.read')
    .input(ListApplicantsInput)
    .output(ApplicantPage)
    .query(({ ctx, input }) => listApplicants(ctx, input)),
  get: permitted('application.read')
    .input(ApplicationIdInput)
    .output(ApplicantView)
    .query(({ ctx, input }) => viewApplicant(ctx, input.id)),
  shortlist: permitted('application.shortlist')
    .input(MoveApplicationInput)
    .output(ApplicantView)
    .mutation(({ ctx, input }) => shortlistApplication(ctx, input)),
  waitlist: permitted('application.waitlist')
    .input(MoveApplicationInput)
    .output(ApplicantView)
    .mutation(({ ctx, input }) => waitlistApplication(ctx, input)),
  offer: permitted('application.offer')
    .input(OfferPlaceInput)
    .output(ApplicantView)
    .mutation(({ ctx, input }) => offerPlace(ctx, input)),
  revokeOffer: permitted('application.revokeOffer')
    .input(AnswerApplicationInput)
    .output(ApplicantView)
    .mutation(({ ctx, input }) => revokeOffer(ctx, input)),
  reject: permitted('application.reject')
    .input(AnswerApplicationInput)
    .output(ApplicantView)
    .mutation(({ ctx, input }) => rejectApplication(ctx, input)),
})
