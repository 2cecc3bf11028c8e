import type { AnnouncementAudience } from '@ipt/contracts'
import { Trans } from '@lingui/react/macro'
import { keepPreviousData } from '@tanstack/react-query'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { peopleIn, Reach } from './reach.tsx'

/** Whom an announcement would reach if it were published now. */
export function ReachLine({ audience }: { audience: AnnouncementAudience }) {
  const errorText = useErrorText()
  const chosen = audience.roles.length > 0 && audience.institutionId !== ''
  const { data, error } = trpc.announcements.preview.useQuery(audience, { enabled: chosen, placeholderData: keepPreviousData })
  return (
    <p className="muted" role="status">
      {!chosen ? (
        <Trans>Reaches nobody: choose for whom it is.</Trans>
      ) : error ? (
        errorText(error)
      ) : data && peopleIn(data) === 0 ? (
        <Trans>Reaches nobody yet. Who joins later reads it.</Trans>
      ) : data ? (
        <Trans>
          Reaches <Reach reach={data} />. Who joins later reads it too.
        </Trans>
      ) : null}
    </p>
  )
}
