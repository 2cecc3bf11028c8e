import type { SetUpInput } from '@ipt/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { codeOf, detailsOf } from '../../../lib/errors.ts'
import { activateLanguage } from '../../../lib/i18n.ts'
import { useNavigate } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'

/** Sets up, and goes to the new coordinator's home. `onRefused` is told of the code, or why the password is refused. */
export function useSetUp({ onRefused }: { onRefused: (what: unknown) => void }) {
  const queryClient = useQueryClient()
  const utils = trpc.useUtils()
  const navigate = useNavigate()
  const mutation = trpc.institutions.setUp.useMutation({
    onSuccess: async (me) => {
      queryClient.clear()
      await activateLanguage(me.language)
      utils.accounts.me.setData(undefined, me)
      navigate('/', { replace: true })
    },
    onError: (error) => {
      if (codeOf(error) === 'SETUP_CODE_WRONG') onRefused('code')
      if (codeOf(error) === 'PASSWORD_REFUSED') onRefused(detailsOf(error)?.facts?.reason)
    },
  })
  return { setUp: (input: SetUpInput) => mutation.mutate(input), busy: mutation.isPending, error: mutation.error }
}
