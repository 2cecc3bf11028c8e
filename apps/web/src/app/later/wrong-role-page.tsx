import type { Role } from '@ipt/domain'
import { buttonClass, EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { UsersRound } from 'lucide-react'
import { Brand } from '../../components/brand.tsx'
import { Link } from '../../components/link.tsx'
import { useDocumentTitle } from '../../components/page-heading.tsx'
import { useMe } from '../../features/accounts/components/session.tsx'
import { ROLE_PLACES } from '../../lib/roles.ts'

/** The part of a role that the person does not hold: whose it is, and the way to their own. */
export default function WrongRolePage({ role }: { role: Role }) {
  const { t, i18n } = useLingui()
  const { name, memberships } = useMe()
  const label = i18n._(ROLE_PLACES[role].label)
  const own = [...new Set(memberships.map((held) => i18n._(ROLE_PLACES[held.role].label)))].join(', ')
  useDocumentTitle(t`Another role’s part`)
  return (
    <main className="lone">
      <Brand to="/" />
      <EmptyState
        icon={UsersRound}
        heading="h1"
        title={<Trans>This part is for another role: {label}</Trans>}
        action={
          <Link className={buttonClass({ variant: 'primary' })} to="/">
            <Trans>Go to your start page</Trans>
          </Link>
        }
      >
        {own ? (
          <Trans>
            You are signed in as {name} ({own}). If you should be here, ask the coordinator of your institution.
          </Trans>
        ) : (
          <Trans>You are signed in as {name}. If you should be here, ask the coordinator of your institution.</Trans>
        )}
      </EmptyState>
    </main>
  )
}
