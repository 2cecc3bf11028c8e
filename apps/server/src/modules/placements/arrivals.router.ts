import {
  ArrivalIdInput,
  ArrivalView,
  ConfirmArrivalInput,
  ListPlacementsInput,
  ReportArrivalInput,
  ReturnArrivalInput,
} from '@ipt/contracts'
import { z } from 'zod'
import { permitted, router } from '../../kernel/trpc.ts'
import { listArrivals, viewArrival } from './arrivals.queries.ts'
import { confirmArrival } from './confirm-arrival.ts'
import { reportArrival } from './report-arrival.ts'
import { returnArrival } from './return-arrival.ts'

export const arrivalsRouter = router({
  list: permitted('placement.read')
    .input(ListPlacementsInput)
    .output(z.array(ArrivalView))
    .query(({ ctx, input }) => listArrivals(ctx, input.as)),
  get: permitted('placement.read')
    .input(ArrivalIdInput)
    .output(ArrivalView)
    .query(({ ctx, input }) => viewArrival(ctx, input.id)),
  report: permitted('arrival.report')
    .input(ReportArrivalInput)
    .output(ArrivalView)
    .mutation(({ ctx, input }) => reportArrival(ctx, input)),
  confirm: permitted('arrival.confirm')
    .input(ConfirmArrivalInput)
    .output(ArrivalView)
    .mutation(({ ctx, input }) => confirmArrival(ctx, input)),
  return: permitted('arrival.return')
    .input(ReturnArrivalInput)
    .output(ArrivalView)
    .mutation(({ ctx, input }) => returnArrival(ctx, input)),
})
