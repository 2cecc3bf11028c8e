import type { OrganisationView } from '@ipt/contracts'
import { Button, Dialog } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { HostForm } from './host-form.tsx'
import { useHostWritten } from './use-host.ts'

/** How to reach a host, and what was noted. Who answers for it may edit. */
export function HostFacts({ host }: { host: OrganisationView }) {
  const { t } = useLingui()
  const [editing, setEditing] = useState(false)
  const { website, phone, postalAddress, note, placements, canEdit } = host
  return (
    <section className="group" aria-labelledby="facts">
      <div className="between">
        <h2 id="facts">
          <Trans>About the host</Trans>
        </h2>
        {canEdit && (
          <Button size="small" icon={Pencil} onClick={() => setEditing(true)}>
            <Trans>Edit</Trans>
            <span className="sr">{host.name}</span>
          </Button>
        )}
      </div>
      <dl className="card pad host-facts">
        <Fact name={t`Website`}>
          {website && (
            <a href={/^https?:/i.test(website) ? website : `https://${website}`} target="_blank" rel="noreferrer noopener">
              {website}
            </a>
          )}
        </Fact>
        <Fact name={t`Telephone`}>{phone && <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>}</Fact>
        <Fact name={t`Postal address`}>{postalAddress}</Fact>
        <Fact name={t`Your students there, of all seasons`}>
          {placements > 0 ? <Link to={`/coordinator/placements?organisation=${host.id}`}>{placements}</Link> : '0'}
        </Fact>
        {note && <Fact name={t`Note`}>{<span className="prose">{note}</span>}</Fact>}
      </dl>
      <Dialog open={editing} onClose={() => setEditing(false)} title={t`Edit host`} closeLabel={t`Close`}>
        <EditHost host={host} onClose={() => setEditing(false)} />
      </Dialog>
    </section>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children || '–'}</dd>
  </div>
)

function EditHost({ host, onClose }: { host: OrganisationView; onClose: () => void }) {
  const { t } = useLingui()
  const written = useHostWritten()
  const steadyId = useSteadyId()
  const edit = trpc.organisations.edit.useMutation()
  const version = useVersion(host.version, edit.error)
  return (
    <HostForm
      name={`host.${host.id}`}
      host={host}
      busy={edit.isPending}
      error={edit.error}
      submitLabel={<Trans>Save host</Trans>}
      onCancel={onClose}
      onSubmit={(values, forget) => {
        const sent = { ...values, id: host.id, version: version.current() }
        edit.mutate(
          { ...sent, requestId: steadyId(sent) },
          {
            onSuccess: (next) => {
              forget()
              onClose()
              written(next, t`Host saved.`)
            },
          },
        )
      }}
    />
  )
}
