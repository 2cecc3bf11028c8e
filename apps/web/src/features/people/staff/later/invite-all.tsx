import type { PeopleFilter } from '@ipt/contracts'
import { Button, Notice, useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Mail } from 'lucide-react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useInvited } from './use-invited.ts'

/** Those under the filter who have no account get a mail each, by one press. Nothing where everybody has one. */
export function InviteAll({ filter }: { filter: PeopleFilter }) {
  const toast = useToast()
  const { t } = useLingui()
  const errorText = useErrorText()
  const steadyId = useSteadyId()
  const followed = useInvited()
  const waiting = trpc.people.countUninvited.useQuery(filter)
  const invite = trpc.people.invite.useMutation({
    onSuccess: ({ invited }) => {
      followed()
      toast({ text: plural(invited, { one: '# invitation is on its way.', other: '# invitations are on their way.' }) })
    },
  })
  const count = waiting.data?.count ?? 0
  if (count === 0 && !invite.error) return null
  return (
    <section className="card pad row wrap" aria-label={t`Invitations`}>
      <span className="grow">
        <Plural
          value={count}
          one="# of these people has no account, and no open invitation."
          other="# of these people have no account, and no open invitation."
        />
      </span>
      <Button icon={Mail} busy={invite.isPending} onClick={() => invite.mutate({ filter, requestId: steadyId([filter, count]) })}>
        <Plural value={count} one="Invite # by e-mail" other="Invite # by e-mail" />
      </Button>
      {invite.error && !invite.isPending && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(invite.error)} <Trans>Nobody was invited.</Trans>
        </Notice>
      )}
    </section>
  )
}
