import { Me, SetUpInput, SetupState } from '@ipt/contracts'
import { open, router } from '../../kernel/trpc.ts'
import { isOpen, setUp } from './set-up.ts'

export const institutionsRouter = router({
  /** Whether the first start is still to be done: then the door leads there. */
  setupState: open.output(SetupState).query(async ({ ctx }) => ({ open: await isOpen(ctx.services) })),
  setUp: open
    .input(SetUpInput)
    .output(Me)
    .mutation(({ ctx, input }) => setUp(ctx, input)),
})
