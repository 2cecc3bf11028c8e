import {
  AccountViews,
  ChangePasswordInput,
  DemoLogins,
  EndOtherSessionsInput,
  EndSessionInput,
  Me,
  ReadResetInput,
  RenewResetInput,
  RequestResetInput,
  ResetLinkView,
  ResetPasswordInput,
  SessionList,
  SetLanguageInput,
  SetNameInput,
  SignInInput,
} from '@ipt/contracts'
import { z } from 'zod'
import { open, permitted, router } from '../../kernel/trpc.ts'
import { listDemoLogins, viewMe } from './accounts.queries.ts'
import { changePassword } from './change-password.ts'
import { endOtherSessions, endSession } from './end-sessions.ts'
import { endView } from './end-view.ts'
import { renewReset } from './renew-reset.ts'
import { requestReset } from './request-reset.ts'
import { readReset, resetPassword } from './reset-password.ts'
import { listSessions } from './sessions.queries.ts'
import { setLanguage } from './set-language.ts'
import { setName } from './set-name.ts'
import { signInWithCookie } from './sign-in-with-cookie.ts'
import { listViews } from './views.queries.ts'

const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const

export const accountsRouter = router({
  /** Null where nobody is signed in: no fault, and no red line in a browser's console. */
  me: open.output(Me.nullable()).query(({ ctx }) => ctx.signedIn && viewMe(ctx.services, ctx.signedIn)),
  demoLogins: open.output(DemoLogins).query(({ ctx }) => listDemoLogins(ctx.services)),
  signIn: open
    .input(SignInInput)
    .output(Me)
    .mutation(({ ctx, input }) => signInWithCookie(ctx, input)),
  signOut: open.output(Done).mutation(async ({ ctx }) => {
    if (ctx.signedIn) await endView(ctx.services, ctx.signedIn)
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
  setName: permitted('profile.edit')
    .input(SetNameInput)
    .output(Me)
    .mutation(async ({ ctx, input }) => viewMe(ctx.services, { ...ctx.signedIn, name: await setName(ctx, input) })),
  changePassword: permitted('profile.edit')
    .input(ChangePasswordInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx, input)
      return done
    }),
  sessions: permitted('session.own')
    .output(SessionList)
    // Where somebody is signed in is nobody else's to see.
    .query(({ ctx }) => (ctx.signedIn.viewer ? { items: [], more: 0 } : listSessions(ctx, ctx.signedIn))),
  views: permitted('session.own')
    .output(AccountViews)
    .query(({ ctx }) => listViews(ctx)),
  endSession: permitted('session.own')
    .input(EndSessionInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await endSession(ctx, input)
      return done
    }),
  endOtherSessions: permitted('session.own')
    .input(EndOtherSessionsInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await endOtherSessions(ctx, input)
      return done
    }),
  requestReset: open
    .input(RequestResetInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await requestReset(ctx.services, input, ctx.address)
      return done
    }),
  /** Changes nothing; a mutation so that the token travels in a body, not in an address. */
  readReset: open
    .input(ReadResetInput)
    .output(ResetLinkView)
    .mutation(({ ctx, input }) => readReset(ctx.services, input, ctx.address)),
  renewReset: open
    .input(RenewResetInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await renewReset(ctx.services, input, ctx.address)
      return done
    }),
  resetPassword: open
    .input(ResetPasswordInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx.services, input, ctx.address)
      return done
    }),
})
