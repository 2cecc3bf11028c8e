import { z } from 'zod'
import { Bytes, json, type ToldRoute } from '../kernel/told.ts'

const get = { method: 'get', permission: 'public' } as const

/** What stands beside /api/v1: papers, calendars, and whether the server runs. */
export const BESIDE: readonly ToldRoute[] = [
  {
    ...get,
    id: 'letters.paper',
    at: '/letters/{id}.pdf',
    permission: 'letter.read',
    tag: 'Letters',
    summary: 'The paper of a letter',
    answers: { 200: { 'application/pdf': Bytes } },
  },
  {
    ...get,
    id: 'calendar.fetch',
    at: '/calendar/{secret}.ics',
    tag: 'Calendar',
    summary: 'A person’s calendar, for the program that asks for it by its secret address',
    path: z.strictObject({ secret: z.string().regex(/^[\w-]{43}$/) }),
    answers: { 200: { 'text/calendar': z.string() }, 304: null, 404: null },
  },
  {
    ...get,
    id: 'health.live',
    at: '/health/live',
    tag: 'Server',
    summary: 'Whether the process answers',
    answers: { 200: json(z.object({ status: z.literal('ok') })) },
  },
  {
    ...get,
    id: 'health.ready',
    at: '/health/ready',
    tag: 'Server',
    summary: 'Whether its database answers too',
    answers: {
      200: json(z.object({ status: z.literal('ok'), database: z.literal('ok') })),
      503: json(z.object({ status: z.literal('unavailable'), database: z.literal('away') })),
    },
  },
]
