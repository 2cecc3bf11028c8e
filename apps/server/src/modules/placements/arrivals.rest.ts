import { ConfirmArrivalInput, ReportArrivalInput, ReturnArrivalInput } from '@ipt/contracts'
import { answer, parse, RestModule, readJson } from '../../kernel/rest.ts'
import { viewArrival } from './arrivals.queries.ts'
import { confirmArrival } from './confirm-arrival.ts'
import { reportArrival } from './report-arrival.ts'
import { returnArrival } from './return-arrival.ts'

export const arrivalsRest = new RestModule()
  .permitted('arrival.report', 'post', '/arrival-notes/', async (c, ctx) =>
    answer(c, await reportArrival(ctx, parse(ReportArrivalInput, await readJson(c))), 201),
  )
  .permitted('placement.read', 'get', '/arrival-notes/:id', async (c, ctx) =>
    answer(c, await viewArrival(ctx, parse(ConfirmArrivalInput, { id: c.req.param('id') }).id)),
  )
  .permitted('arrival.confirm', 'patch', '/arrival-notes/:id/confirm', async (c, ctx) =>
    answer(c, await confirmArrival(ctx, parse(ConfirmArrivalInput, { ...(await readJson(c)), id: c.req.param('id') }))),
  )
  .permitted('arrival.return', 'patch', '/arrival-notes/:id/return', async (c, ctx) =>
    answer(c, await returnArrival(ctx, parse(ReturnArrivalInput, { ...(await readJson(c)), id: c.req.param('id') }))),
  )
