import { LIMITS } from '@ipt/domain'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'

/** What is to be said of a password that somebody chooses: before it is sent, and when the server refuses it. */
export function usePasswordError() {
  const { t } = useLingui()
  const format = useFormats()
  const least = format.number(LIMITS.passwordLeast)
  return {
    hint: t`At least ${least} characters. A few words that only you would put together are best.`,
    /** Null: it can be sent. */
    before: (password: string): string | null => (password.length < LIMITS.passwordLeast ? t`Write at least ${least} characters.` : null),
    /** By the reason of a PASSWORD_REFUSED. */
    refused: (reason: unknown): string => {
      if (reason === 'common') return t`Many people use this one, so it is among the first that a thief tries. Choose another.`
      if (reason === 'email') return t`It holds your e-mail name, which a thief tries first. Choose another.`
      return t`That is the password that you have. Choose another.`
    },
  }
}
