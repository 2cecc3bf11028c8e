import '../../../organisations/staff/later/hosts.css'
import { Button, Icon, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { BadgeCheck, CircleAlert, CircleDashed } from 'lucide-react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { detailsOf } from '../../../../lib/errors.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { FindFacts } from '../../later/find-facts.tsx'

/** What a coordinator checks before a place that a student found is his: the host, who supervises there, the letter. A refusal is "Cancel". */
export default function CheckFind({ placementId }: { placementId: string }) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const steadyId = useSteadyId()
  const utils = trpc.useUtils()
  const find = trpc.finds.get.useQuery({ placementId })
  const confirm = trpc.finds.confirm.useMutation({
    onSuccess: ({ student }) => {
      void utils.invalidate()
      toast({ text: t`The place of ${student.name} is confirmed.` })
    },
  })
  const open = String(detailsOf(confirm.error)?.facts?.items ?? '')
  return (
    <section className="card pad group" aria-labelledby="find">
      <h2 id="find">
        <Trans>A place that the student found</Trans>
      </h2>
      <Loaded query={find} lines={6}>
        {(view) => (
          <>
            <FindFacts find={view} />
            <ul className="group">
              <li className="row">
                <Icon of={view.organisation.status === 'APPROVED' ? BadgeCheck : CircleDashed} />
                <span>
                  <Link to={`/coordinator/hosts/${view.organisation.id}`}>{view.organisation.name}</Link>
                  {': '}
                  {view.organisation.status === 'APPROVED' ? (
                    <Trans>known to every institution</Trans>
                  ) : (
                    <Trans>proposed; only your institution sees it until it is approved</Trans>
                  )}
                </span>
              </li>
              <li className="row">
                <Icon of={view.supervisorChecked ? BadgeCheck : CircleDashed} />
                <span>
                  {view.supervisor.name}
                  {': '}
                  {view.supervisorChecked ? (
                    <Trans>checked by your institution already</Trans>
                  ) : (
                    <Trans>call or write first: confirming says that you made sure they work there</Trans>
                  )}
                </span>
              </li>
            </ul>
            {confirm.error && !confirm.isPending && (
              <Notice tone="flagged" icon={CircleAlert} role="alert">
                {errorText(confirm.error)} {open.split('\n').join(', ')}
              </Notice>
            )}
            <div>
              <Button
                variant="primary"
                icon={BadgeCheck}
                busy={confirm.isPending}
                onClick={() => confirm.mutate({ placementId, requestId: steadyId(placementId) })}
              >
                <Trans>Confirm the place</Trans>
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}
