import { Button, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Undo2 } from 'lucide-react'
import { useSteadyId } from '../../../components/later/use-steady-id.ts'
import { Loaded } from '../../../components/loaded.tsx'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { FindFacts } from './find-facts.tsx'

/** A student's own proposal, and the way to take it back while nobody has decided. */
export function OwnFind({ placementId }: { placementId: string }) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const steadyId = useSteadyId()
  const utils = trpc.useUtils()
  const find = trpc.finds.get.useQuery({ placementId })
  const withdraw = trpc.finds.withdraw.useMutation({
    onSuccess: () => {
      void utils.placements.invalidate()
      void utils.finds.invalidate()
      toast({ text: t`Taken back. You can propose another place.` })
    },
  })
  return (
    <Loaded query={find} lines={4}>
      {(view) => (
        <div className="group">
          <Notice tone="submitted">
            <Trans>Your coordinator checks this place. Nothing is settled yet.</Trans>
          </Notice>
          <FindFacts find={view} />
          {withdraw.error && !withdraw.isPending && (
            <Notice tone="flagged" icon={CircleAlert} role="alert">
              {errorText(withdraw.error)}
            </Notice>
          )}
          <div>
            <Button
              icon={Undo2}
              busy={withdraw.isPending}
              onClick={() => withdraw.mutate({ placementId, requestId: steadyId(placementId) })}
            >
              <Trans>Take it back</Trans>
            </Button>
          </div>
        </div>
      )}
    </Loaded>
  )
}
