import { Trans } from '@lingui/react/macro'
import { Link } from '../../../components/link.tsx'
import { trpc } from '../../../lib/trpc.ts'
import { TokenSection } from './token-section.tsx'

/** The keys by which programs act for an institution. */
export function Keys({ institutionId }: { institutionId: string }) {
  const utils = trpc.useUtils()
  const make = trpc.keys.make.useMutation({ onSuccess: () => utils.keys.list.invalidate({ institutionId }) })
  const revoke = trpc.keys.revoke.useMutation({ onSuccess: (list) => utils.keys.list.setData({ institutionId }, list) })
  return (
    <TokenSection
      id="keys"
      title={<Trans>API keys</Trans>}
      about={
        <Trans>
          For systems of the institution, such as the student register. A key acts as a coordinator does, as far as it may, and the record
          names it. It stays when whoever made it leaves.
        </Trans>
      }
      open={<Trans>Make a key</Trans>}
      query={trpc.keys.list.useQuery({ institutionId })}
      making={make}
      make={(input) => make.mutateAsync({ ...input, institutionId })}
      revoking={revoke}
      revoke={(id) => revoke.mutateAsync({ id })}
      trace={({ id }) => (
        <Link to={`/coordinator/audit?key=${id}`}>
          <Trans>What it did</Trans>
        </Link>
      )}
    />
  )
}
