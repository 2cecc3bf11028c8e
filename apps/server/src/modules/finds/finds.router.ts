import { ActOnFindInput, FindIdInput, FindSeasons, FindView, ProposeFindInput } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { confirmFind, withdrawFind } from './decide-find.ts'
import { findSeasons, viewFind } from './finds.queries.ts'
import { proposeFind } from './propose-find.ts'

/** Places that students found themselves. A refusal is `placements.cancel`. */
export const findsRouter = router({
  seasons: permitted('placement.propose')
    .output(FindSeasons)
    .query(({ ctx }) => findSeasons(ctx)),
  get: permitted('placement.seeFind')
    .input(FindIdInput)
    .output(FindView)
    .query(({ ctx, input }) => viewFind(ctx, input.placementId)),
  propose: permitted('placement.propose')
    .input(ProposeFindInput)
    .output(FindView)
    .mutation(({ ctx, input }) => proposeFind(ctx, input)),
  withdraw: permitted('placement.propose')
    .input(ActOnFindInput)
    .output(FindView)
    .mutation(({ ctx, input }) => withdrawFind(ctx, input)),
  confirm: permitted('placement.confirm')
    .input(ActOnFindInput)
    .output(FindView)
    .mutation(({ ctx, input }) => confirmFind(ctx, input)),
})
