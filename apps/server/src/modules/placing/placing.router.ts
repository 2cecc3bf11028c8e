import {
  AssignedAnswer,
  AssignStudentsInput,
  BalanceInput,
  BalanceProposal,
  CancelPlacementsInput,
  ChangedPlace,
  ChangePlaceInput,
  FindPlacementsInput,
  HostSupervisors,
  HostSupervisorsInput,
  PlacementPlan,
  PlacementRowPage,
  PlacingOptions,
  PlanPlacementsInput,
  SupervisedAnswer,
  SuperviseInput,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { assignStudents } from './assign-students.ts'
import { proposeSupervisors } from './balance-supervisors.ts'
import { cancelPlacements } from './cancel-placements.ts'
import { changePlace } from './change-place.ts'
import { findPlacements, hostSupervisors, placingOptions } from './placing.queries.ts'
import { planPlacements } from './plan-placements.ts'
import { supervisePlacements } from './supervise-placements.ts'

export const placingRouter = router({
  find: permitted('placement.manage')
    .input(FindPlacementsInput)
    .output(PlacementRowPage)
    .query(({ ctx, input }) => findPlacements(ctx, input)),
  options: permitted('placement.manage')
    .output(PlacingOptions)
    .query(({ ctx }) => placingOptions(ctx)),
  hostSupervisors: permitted('placement.supervise')
    .input(HostSupervisorsInput)
    .output(HostSupervisors)
    .query(({ ctx, input }) => hostSupervisors(ctx, input.placementId)),
  // A mutation for its size alone: hundreds of ids fit no address. It writes nothing.
  balance: permitted('placement.supervise')
    .input(BalanceInput)
    .output(BalanceProposal)
    .mutation(({ ctx, input }) => proposeSupervisors(ctx, input)),
  supervise: permitted('placement.supervise')
    .input(SuperviseInput)
    .output(SupervisedAnswer)
    .mutation(({ ctx, input }) => supervisePlacements(ctx, input)),
  // As `balance`: a mutation for its size alone.
  plan: permitted('placement.assign')
    .input(PlanPlacementsInput)
    .output(PlacementPlan)
    .mutation(({ ctx, input }) => planPlacements(ctx, input)),
  assign: permitted('placement.assign')
    .input(AssignStudentsInput)
    .output(AssignedAnswer)
    .mutation(({ ctx, input }) => assignStudents(ctx, input)),
  changePlace: permitted('placement.changePlace')
    .input(ChangePlaceInput)
    .output(ChangedPlace)
    .mutation(({ ctx, input }) => changePlace(ctx, input)),
  cancel: permitted('placement.cancelMany')
    .input(CancelPlacementsInput)
    .output(AssignedAnswer)
    .mutation(({ ctx, input }) => cancelPlacements(ctx, input)),
})
