import { EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { UserRoundX } from 'lucide-react'
import { Brand } from '../components/brand.tsx'
import { useDocumentTitle } from '../components/page-heading.tsx'
import { SignOutButton } from '../features/accounts/components/sign-out-button.tsx'

/** Signed in, but nobody has given this person a role yet. */
export default function NoRolePage() {
  const { t } = useLingui()
  useDocumentTitle(t`No role yet`)
  return (
    <main className="lone">
      <Brand />
      <EmptyState icon={UserRoundX} heading="h1" title={<Trans>You have no role yet</Trans>} action={<SignOutButton />}>
        <Trans>Ask the coordinator of your institution to add you to a cohort or a placement.</Trans>
      </EmptyState>
    </main>
  )
}
