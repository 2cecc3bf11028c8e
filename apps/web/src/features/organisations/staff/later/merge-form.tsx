import type { OrganisationView } from '@ipt/contracts'
import { Button, Notice } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Merge } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { TextField } from '../../../../components/later/fields.tsx'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Loaded } from '../../../../components/loaded.tsx'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'

interface Target {
  id: string
  name: string
}

export interface MergeFormProps {
  host: Pick<OrganisationView, 'id' | 'name' | 'status'>
  /** Chosen already: of two that look the same, the other. */
  into?: Target
  onMerged: (into: OrganisationView) => void
  onCancel: () => void
}

/** Which host takes this one in, and what goes over. */
export function MergeForm({ host, into, onMerged, onCancel }: MergeFormProps) {
  const { t } = useLingui()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<Target | null>(into ?? null)
  const words = useDeferredValue(q.trim())
  const likely = trpc.organisations.duplicates.useQuery({ name: host.name, exceptId: host.id }, { enabled: chosen === null })
  const found = trpc.organisations.search.useQuery({ q: words }, { enabled: chosen === null && words.length >= 2 })
  const choices = (words.length >= 2 ? found.data : likely.data)?.filter((each) => each.id !== host.id && !loses(host, each)) ?? []
  if (chosen) return <MergeInto host={host} into={chosen} onMerged={onMerged} onCancel={into ? onCancel : () => setChosen(null)} />
  return (
    <div className="form">
      <TextField label={t`Which host stays?`} hint={t`Search by name.`} value={q} maxLength={100} onChange={setQ} />
      <div role="status">
        {choices.length > 0 ? (
          <ul className="rows lines">
            {choices.map((choice) => (
              <li key={choice.id}>
                <span className="grow m">{choice.name}</span>
                <Button size="small" onClick={() => setChosen(choice)}>
                  <Trans>Choose</Trans>
                  <span className="sr">{choice.name}</span>
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          words.length >= 2 &&
          !found.isFetching && (
            <p className="hint">
              <Trans>No host is called so.</Trans>
            </p>
          )
        )}
      </div>
    </div>
  )
}

/** What everybody sees does not vanish into what one institution sees; the server refuses it too. */
const loses = (host: MergeFormProps['host'], into: object): boolean =>
  host.status === 'APPROVED' && 'status' in into && into.status === 'PROPOSED'

function MergeInto({ host, into, onMerged, onCancel }: Omit<MergeFormProps, 'into'> & { into: Target }) {
  const errorText = useErrorText()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const pair = { id: host.id, intoId: into.id }
  const preview = trpc.organisations.previewMerge.useQuery(pair)
  const merge = trpc.organisations.merge.useMutation({
    onSuccess: async (next) => {
      onMerged(next)
      void utils.organisations.invalidate()
      void utils.placements.invalidate()
      if (location.pathname.endsWith(host.id)) navigate(`/coordinator/hosts/${next.id}`, { replace: true })
    },
  })
  return (
    <div className="form">
      <p>
        <Trans>
          <b>{into.name}</b> stays. From <b>{host.name}</b> go over:
        </Trans>
      </p>
      <Loaded query={preview} lines={3}>
        {({ sites, placements, contacts, agreements }) => (
          <ul className="group">
            <li>
              <Plural value={sites} one="# site" other="# sites" />
            </li>
            <li>
              <Plural value={placements} one="# placement with its logs" other="# placements with their logs" />
            </li>
            <li>
              <Plural value={contacts} one="# contact" other="# contacts" />
            </li>
            <li>
              <Plural value={agreements} one="# agreement" other="# agreements" />
            </li>
          </ul>
        )}
      </Loaded>
      <p className="hint">
        <Trans>The old address leads on, and the history keeps both. A merge is not taken back.</Trans>
      </p>
      <div role="alert">
        {merge.error && !merge.isPending && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(merge.error)}
          </Notice>
        )}
      </div>
      <div className="dialog-end">
        <Button variant="quiet" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button variant="primary" icon={Merge} busy={merge.isPending} onClick={() => merge.mutate({ ...pair, requestId: steadyId(pair) })}>
          <Trans>Merge into {into.name}</Trans>
        </Button>
      </div>
    </div>
  )
}
