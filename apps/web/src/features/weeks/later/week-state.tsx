import type { WeekLine } from '@ipt/contracts'
import { Icon, Status } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { PenLine } from 'lucide-react'

/** Where a week stands: signed, signed and changed since, or not signed. */
export function WeekState({ week: { status, changedSince } }: { week: Pick<WeekLine, 'status' | 'changedSince'> }) {
  if (status === 'OPEN')
    return (
      <span className="row sm muted nowrap">
        <Icon of={PenLine} size="s" />
        <Trans>Not signed</Trans>
      </span>
    )
  return changedSince ? (
    <Status tone="returned">
      <Trans>Changed since it was signed</Trans>
    </Status>
  ) : (
    <Status tone="verified">
      <Trans>Signed</Trans>
    </Status>
  )
}
