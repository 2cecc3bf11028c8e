import { buttonClass, EmptyState } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Briefcase } from 'lucide-react'
import LookAgain from '../../../../components/later/look-again.tsx'
import { Link } from '../../../../components/link.tsx'
import { trpc } from '../../../../lib/trpc.ts'

/** A student whom nobody has placed yet. */
export default function NoPlacement() {
  const placements = trpc.placements.list.useQuery({ as: 'student' })
  return (
    <EmptyState
      icon={Briefcase}
      title={<Trans>You have no placement yet</Trans>}
      action={
        <>
          <Link className={buttonClass({ variant: 'primary' })} to="/student/vacancies">
            <Trans>Look for a place</Trans>
          </Link>
          <LookAgain query={placements} />
        </>
      }
    >
      <Trans>Daily logs start once your coordinator has confirmed where you go. It then stands here.</Trans>
    </EmptyState>
  )
}
