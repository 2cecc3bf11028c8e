import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../logbook/components/log-screen.css'
import './hosts.css'
import type { Duplicate, OrganisationView } from '@ipt/contracts'
import { Button, Dialog, EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { ChevronLeft, Inbox, Merge } from 'lucide-react'
import { useState } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { HostActs } from './host-acts.tsx'
import { MergeForm } from './merge-form.tsx'
import { useHostWritten } from './use-host.ts'

const PROPOSED = { show: 'proposed', limit: 10 } as const

/** Hosts that wait to be approved, each beside what it may be a duplicate of. */
export default function ProposalsPage() {
  const { t } = useLingui()
  const { client } = trpc.useUtils()
  const pages = usePages(getQueryKey(trpc.organisations.list, PROPOSED, 'infinite'), (cursor, signal) =>
    client.organisations.list.query({ ...PROPOSED, ...cursor }, { signal }),
  )
  return (
    <div className="page">
      <Link className="back sm" to="/coordinator/hosts">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Hosts</Trans>
      </Link>
      <div className="headline">
        <div>
          <PageHeading title={t`Proposed hosts`} />
          <p className="muted" id="proposals" tabIndex={-1}>
            <Trans>Approved, every institution sees them. Merge what is there already.</Trans>
          </p>
        </div>
      </div>
      <Loaded query={pages} lines={6}>
        {({ pages: loaded }) => {
          const ids = loaded.flatMap((page) => page.items.map(({ id }) => id))
          return ids.length > 0 ? (
            <>
              <ul className="proposals">
                {ids.map((id) => (
                  <Proposal key={id} id={id} />
                ))}
              </ul>
              <ShowMore pages={pages} />
            </>
          ) : (
            <div className="card">
              <EmptyState icon={Inbox} title={<Trans>No proposal waits</Trans>}>
                <Trans>Hosts that students or coordinators of your institution propose stand here.</Trans>
              </EmptyState>
            </div>
          )
        }}
      </Loaded>
    </div>
  )
}

function Proposal({ id }: { id: string }) {
  const host = trpc.organisations.get.useQuery({ id })
  return (
    <li className="card pad">
      <Loaded query={host} lines={3}>
        {(data) => <OneProposal host={data} />}
      </Loaded>
    </li>
  )
}

function OneProposal({ host }: { host: OrganisationView }) {
  const { t } = useLingui()
  const format = useFormats()
  const written = useHostWritten()
  const [into, setInto] = useState<Duplicate | null>(null)
  const { id, name, sector, website, phone, postalAddress, note, createdAt } = host
  const duplicates = trpc.organisations.duplicates.useQuery({ name, website, phone, exceptId: id })
  const facts = [sector, website, phone, postalAddress].filter(Boolean).join(' · ')
  const leave = () => focusOn('proposals')
  return (
    <article className="form" aria-labelledby={`host-${id}`}>
      <div>
        <h2 id={`host-${id}`}>
          <Link className="row-link" to={`/coordinator/hosts/${id}`}>
            {name}
          </Link>
        </h2>
        {facts && <p className="sm">{facts}</p>}
        {note && <p className="prose sm">{note}</p>}
        <p className="hint">
          <Trans>proposed {format.moment(createdAt)}</Trans>
        </p>
      </div>
      {duplicates.data && duplicates.data.length > 0 && (
        <DuplicateList
          duplicates={duplicates.data}
          act={(duplicate) => (
            <Button size="small" icon={Merge} onClick={() => setInto(duplicate)}>
              <Trans>Merge into it</Trans>
              <span className="sr">{duplicate.name}</span>
            </Button>
          )}
        />
      )}
      <HostActs host={host} primary={false} onDone={leave} />
      <Dialog open={into !== null} onClose={() => setInto(null)} title={t`Merge ${name}`} closeLabel={t`Close`}>
        {into && (
          <MergeForm
            host={host}
            into={into}
            onMerged={(next) => {
              setInto(null)
              written(next, t`${name} was merged into ${next.name}.`)
              leave()
            }}
            onCancel={() => setInto(null)}
          />
        )}
      </Dialog>
    </article>
  )
}
