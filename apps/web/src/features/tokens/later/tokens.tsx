import { Trans } from '@lingui/react/macro'
import { trpc } from '../../../lib/trpc.ts'
import { TokenSection } from './token-section.tsx'

/** One's own personal tokens: by each, a program acts in one's name as far as its scopes hold. */
export function Tokens() {
  const utils = trpc.useUtils()
  const make = trpc.tokens.make.useMutation({ onSuccess: () => utils.tokens.list.invalidate() })
  const revoke = trpc.tokens.revoke.useMutation({ onSuccess: (list) => utils.tokens.list.setData(undefined, list) })
  return (
    <TokenSection
      id="tokens"
      title={<Trans>Personal tokens</Trans>}
      about={
        <Trans>
          For your own scripts and programs, in place of your password. Whoever has one acts in your name, as far as it may. All end when
          your password is set anew by a link, when a role of yours ends, and when your account is suspended.
        </Trans>
      }
      open={<Trans>Make a token</Trans>}
      query={trpc.tokens.list.useQuery()}
      making={make}
      make={(input) => make.mutateAsync(input)}
      revoking={revoke}
      revoke={(id) => revoke.mutateAsync({ id })}
    />
  )
}
