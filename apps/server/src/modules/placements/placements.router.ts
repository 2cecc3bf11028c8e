import { ListPlacementsInput, PlacementList } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { listPlacements } from './placements.queries.ts'

export const placementsRouter = router({
  list: permitted('placement.read')
    .input(ListPlacementsInput)
    .output(PlacementList)
    .query(({ ctx, input }) => listPlacements(ctx, input)),
})
