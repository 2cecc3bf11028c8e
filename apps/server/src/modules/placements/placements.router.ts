import {
  CancelPlacementInput,
  ChangeDatesInput,
  CompletePlacementInput,
  EndPlacementInput,
  ListPlacementsInput,
  PlacementContacts,
  PlacementCourse,
  PlacementIdInput,
  PlacementList,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { cancelPlacement } from './cancel-placement.ts'
import { changeDates } from './change-dates.ts'
import { completePlacement } from './complete-placement.ts'
import { endEarly } from './end-early.ts'
import { contactsOf } from './placement-contacts.queries.ts'
import { viewCourse } from './placement-course.queries.ts'
import { listPlacements } from './placements.queries.ts'

export const placementsRouter = router({
  list: permitted('placement.read')
    .input(ListPlacementsInput)
    .output(PlacementList)
    .query(({ ctx, input }) => listPlacements(ctx, input)),
  course: permitted('placement.read')
    .input(PlacementIdInput)
    .output(PlacementCourse)
    .query(({ ctx, input }) => viewCourse(ctx, input.id)),
  contacts: permitted('placement.read')
    .input(PlacementIdInput)
    .output(PlacementContacts)
    .query(({ ctx, input }) => contactsOf(ctx, input.id)),
  endEarly: permitted('placement.endEarly')
    .input(EndPlacementInput)
    .output(PlacementCourse)
    .mutation(({ ctx, input }) => endEarly(ctx, input)),
  cancel: permitted('placement.cancel')
    .input(CancelPlacementInput)
    .output(PlacementCourse)
    .mutation(({ ctx, input }) => cancelPlacement(ctx, input)),
  complete: permitted('placement.complete')
    .input(CompletePlacementInput)
    .output(PlacementCourse)
    .mutation(({ ctx, input }) => completePlacement(ctx, input)),
  changeDates: permitted('placement.changeDates')
    .input(ChangeDatesInput)
    .output(PlacementCourse)
    .mutation(({ ctx, input }) => changeDates(ctx, input)),
})
