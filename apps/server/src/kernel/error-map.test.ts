import { initTRPC, TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { toDomainError } from './error-map.ts'

const t = initTRPC.create()

test('an output that breaks its contract is a fault of ours, and says nothing of itself', async () => {
  const broken = t.procedure.output(z.object({ count: z.int() })).query(() => ({ count: 'two' }) as never)
  const call = t.createCallerFactory(t.router({ broken }))({})
  const error = await call.broken().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(TRPCError)
  expect(toDomainError(error).details).toEqual({ code: 'INTERNAL' })
  expect(toDomainError((error as TRPCError).cause).details).toEqual({ code: 'INTERNAL' })
})
