import { DemoLogins, Me, SetLanguageInput, SignInInput } from '@ipt/contracts'
import { z } from 'zod'
import { open, permitted, router } from '../../kernel/trpc.ts'
import { listDemoLogins, viewMe } from './accounts.queries.ts'
import { setLanguage } from './set-language.ts'
import { signInWithCookie } from './sign-in-with-cookie.ts'

const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const

export const accountsRouter = router({
  me: permitted('session.own')
    .output(Me)
    .query(({ ctx }) => viewMe(ctx.services, ctx.signedIn)),
  demoLogins: open.output(DemoLogins).query(({ ctx }) => listDemoLogins(ctx.services)),
  signIn: open
    .input(SignInInput)
    .output(Me)
    .mutation(({ ctx, input }) => signInWithCookie(ctx, input)),
  signOut: open.output(Done).mutation(async ({ ctx }) => {
    ctx.setCookie(await ctx.services.sessions.signOut(ctx.sessionCookie))
    return done
  }),
  signOutEverywhere: permitted('session.own')
    .output(Done)
    .mutation(async ({ ctx }) => {
      await ctx.services.sessions.endAll(ctx.signedIn.userId)
      ctx.setCookie(await ctx.services.sessions.signOut(ctx.sessionCookie))
      return done
    }),
  setLanguage: permitted('profile.edit')
    .input(SetLanguageInput)
    .output(Me)
    .mutation(async ({ ctx, input }) => {
      await setLanguage(ctx, input)
      return viewMe(ctx.services, { ...ctx.signedIn, language: input.language })
    }),
})
