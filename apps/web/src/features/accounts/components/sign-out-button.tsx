import { Button } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { useSignOut } from '../api/use-account.ts'

/** The way out for somebody who has no menu. */
export function SignOutButton() {
  const { signOut } = useSignOut()
  return (
    <Button onClick={signOut}>
      <Trans>Sign out</Trans>
    </Button>
  )
}
