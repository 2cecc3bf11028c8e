import './people.css'
import type { PersonView } from '@ipt/contracts'
import { Button, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Merge } from 'lucide-react'
import { useDeferredValue, useId, useState } from 'react'
import { TextField } from '../../../../components/later/fields.tsx'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { detailsOf } from '../../../../lib/errors.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useMe } from '../../../accounts/components/session.tsx'

type Account = Pick<PersonView, 'id' | 'name' | 'email'>

export interface MergeFormProps {
  person: Account & Pick<PersonView, 'duplicates'>
  onCancel: () => void
}

/** Which other account is the same person's, and then which of the two stays. */
export function MergeForm({ person, onCancel }: MergeFormProps) {
  const { t } = useLingui()
  const [q, setQ] = useState('')
  const [other, setOther] = useState<Account | null>(null)
  const words = useDeferredValue(q.trim())
  const found = trpc.people.list.useQuery({ q: words, limit: 6 }, { enabled: other === null && words.length >= 2 })
  const choices = (words.length >= 2 ? found.data?.items : person.duplicates)?.filter(({ id }) => id !== person.id) ?? []
  if (other) return <MergePair person={person} other={other} onCancel={() => setOther(null)} onDone={onCancel} />
  return (
    <div className="form">
      <TextField
        label={t`Which other account is this person’s?`}
        hint={t`Name, e-mail or number`}
        value={q}
        maxLength={100}
        onChange={setQ}
      />
      <div role="status">
        {choices.length > 0 ? (
          <ul className="rows lines">
            {choices.map((choice) => (
              <li key={choice.id}>
                <div className="grow">
                  <span className="m">{choice.name}</span>
                  <p className="hint">{choice.email}</p>
                </div>
                <Button size="small" onClick={() => setOther(choice)}>
                  <Trans>Choose</Trans>
                  <span className="sr">
                    {choice.name}, {choice.email}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          words.length >= 2 &&
          !found.isFetching && (
            <p className="hint">
              <Trans>Nobody else fits these words.</Trans>
            </p>
          )
        )}
      </div>
    </div>
  )
}

function MergePair({ person, other, onCancel, onDone }: { person: Account; other: Account; onCancel: () => void; onDone: () => void }) {
  const { t } = useLingui()
  const name = useId()
  const me = useMe()
  const toast = useToast()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const refusal = useRefusal()
  // Nobody gives up the account that he is signed in with.
  const accounts = [person, other].filter((_, index, both) => both[1 - index]?.id !== me.id)
  const [staysId, setStaysId] = useState(accounts[0]?.id ?? person.id)
  const stays = staysId === other.id ? other : person
  const gone = stays === other ? person : other
  const merge = trpc.people.merge.useMutation({
    onSuccess: (next) => {
      utils.people.get.setData({ id: next.id }, next)
      void utils.people.invalidate()
      void utils.placements.invalidate()
      onDone()
      toast({ text: t`Merged: ${next.email} is the account from now on.` })
      navigate(`/coordinator/people/${next.id}`, { replace: true })
    },
  })
  return (
    <div className="form">
      <fieldset className="group">
        <legend className="m">
          <Trans>Which account stays?</Trans>
        </legend>
        {accounts.map((account) => (
          <label className="tick" key={account.id}>
            <input type="radio" name={name} checked={staysId === account.id} onChange={() => setStaysId(account.id)} />
            <span className="address">
              {account.name}, <span className="muted">{account.email}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <Trans>
          Roles, placements, seasons and applications of <b>{gone.email}</b> go over. With that address nobody signs in any more.
        </Trans>
      </p>
      <p className="hint">
        <Trans>What was vouched for keeps the name by which it was. A merge is not taken back.</Trans>
      </p>
      <div role="alert">
        {merge.error && !merge.isPending && (
          <Notice tone="flagged" icon={CircleAlert}>
            {refusal(merge.error)}
          </Notice>
        )}
      </div>
      <div className="dialog-end">
        <Button variant="quiet" onClick={onCancel}>
          <Trans>Back</Trans>
        </Button>
        <Button
          variant="primary"
          icon={Merge}
          busy={merge.isPending}
          onClick={() => {
            const pair = { id: gone.id, intoId: stays.id }
            merge.mutate({ ...pair, requestId: steadyId(pair) })
          }}
        >
          <Trans>Merge the two</Trans>
        </Button>
      </div>
    </div>
  )
}

/** Why two accounts can't be one, and what to do first. */
function useRefusal(): (error: unknown) => string {
  const { t } = useLingui()
  const errorText = useErrorText()
  return (error) => {
    const reason = detailsOf(error)?.code === 'MERGE_REFUSED' ? detailsOf(error)?.facts?.reason : undefined
    if (reason === 'vouches') return t`One of them supervises the other, so they are two people. Nothing was merged.`
    if (reason === 'roles')
      return t`One of them is a student where the other is a supervisor or coordinator, and nobody is both. End one of the two roles first. Nothing was merged.`
    if (reason === 'placements') return t`Both are placed at the moment. End one of the two placements first. Nothing was merged.`
    if (reason === 'applications')
      return t`Both have asked for the same vacancy. One of the two applications has to be withdrawn first. Nothing was merged.`
    return errorText(error)
  }
}
