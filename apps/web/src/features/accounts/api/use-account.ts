import type { Me, SignInInput } from '@ipt/contracts'
import type { Language } from '@ipt/domain'
import { hashKey, useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { flushSync } from 'react-dom'
import { activateLanguage } from '../../../lib/i18n.ts'
import { useNavigate } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'

const ME_HASH = hashKey(getQueryKey(trpc.accounts.me, undefined, 'query'))

/**
 * Signs in and goes to `to`. A `language` that was chosen at the door becomes the person's: they chose it a moment ago, and a screen
 * that turned back to the other language would read as a fault.
 */
export function useSignIn({ to, language }: { to: string; language: Language | null }) {
  const queryClient = useQueryClient()
  const utils = trpc.useUtils()
  const navigate = useNavigate()
  const setLanguage = trpc.accounts.setLanguage.useMutation()
  const signIn = trpc.accounts.signIn.useMutation({
    onSuccess: async (me: Me) => {
      // Nothing of whoever was signed in before may be seen. Who is there is asked by the page around this one, which has to hear of it.
      queryClient.removeQueries({ predicate: ({ queryHash }) => queryHash !== ME_HASH })
      const kept = language && language !== me.language ? await setLanguage.mutateAsync({ language }).catch(() => me) : me
      await activateLanguage(kept.language)
      utils.accounts.me.setData(undefined, kept)
      navigate(to, { replace: true })
    },
  })
  return {
    signIn: (input: SignInInput) => signIn.mutate(input),
    busy: signIn.isPending,
    error: signIn.error,
    /** Whose login is under way, for the button that was pressed. */
    email: signIn.variables?.email,
  }
}

export function useSignOut() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const onSuccess = () => {
    // The screens of whoever leaves are gone before their answers are, or they would ask again.
    flushSync(() => navigate('/sign-in', { replace: true }))
    queryClient.clear()
  }
  const one = trpc.accounts.signOut.useMutation({ onSuccess })
  const all = trpc.accounts.signOutEverywhere.useMutation({ onSuccess })
  return { signOut: () => one.mutate(), signOutEverywhere: () => all.mutate(), error: one.error ?? all.error }
}

/** Changes the person's language: on this screen, and wherever they are signed in. */
export function useChangeLanguage() {
  const utils = trpc.useUtils()
  const mutation = trpc.accounts.setLanguage.useMutation({
    onSuccess: async (me) => {
      await activateLanguage(me.language)
      utils.accounts.me.setData(undefined, me)
    },
  })
  return { change: (language: Language) => mutation.mutate({ language }), error: mutation.error }
}
