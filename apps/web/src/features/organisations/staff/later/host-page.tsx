import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../logbook/components/log-screen.css'
import './hosts.css'
import type { OrganisationView } from '@ipt/contracts'
import { Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, Inbox } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import NotFound from '../../../../components/not-found.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { codeOf } from '../../../../lib/errors.ts'
import { Redirect, useParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { Agreements } from './agreements.tsx'
import { Contacts } from './contacts.tsx'
import { HostActs } from './host-acts.tsx'
import { HostFacts } from './host-facts.tsx'
import { HostHistory } from './host-history.tsx'
import { HOST_WORDS } from './host-words.ts'
import { ResponsivenessLine } from './responsiveness-line.tsx'
import { Sites } from './sites.tsx'

/** One host: where it is, who answers for students there, what was agreed on, and how it has answered so far. */
export default function HostPage() {
  const { id = '' } = useParams()
  const host = trpc.organisations.get.useQuery({ id })
  const code = codeOf(host.error)
  if (code === 'ORGANISATION_NOT_FOUND' || code === 'INPUT_INVALID') return <NotFound />
  return (
    <div className="page wide">
      <Link className="back sm" to="/coordinator/hosts">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Hosts</Trans>
      </Link>
      <Loaded query={host} lines={10}>
        {(data) =>
          data.mergedInto ? <Redirect to={`/coordinator/hosts/${data.mergedInto.id}`} replace /> : <OneHost key={data.id} host={data} />
        }
      </Loaded>
    </div>
  )
}

function OneHost({ host }: { host: OrganisationView }) {
  const { i18n } = useLingui()
  const { name, sector, status, proposedBy, responsiveness, placements } = host
  return (
    <>
      <div className="headline">
        <div>
          <PageHeading title={name} />
          <p className="row wrap muted">
            {sector && <span>{sector}</span>}
            <Mark {...HOST_WORDS[status]}>{i18n._(HOST_WORDS[status].label)}</Mark>
          </p>
        </div>
        <HostActs host={host} />
      </div>
      {status === 'PROPOSED' && (
        <Notice tone="submitted" icon={Inbox}>
          <Trans>Only {proposedBy?.name ?? '–'} sees this host. Approve it, and every institution does.</Trans>
        </Notice>
      )}
      <div className="host-cols">
        <div className="sections">
          <Sites host={host} />
          <Contacts host={host} />
          <Agreements host={host} />
        </div>
        <div className="sections">
          <HostFacts host={host} />
          <section className="group" aria-labelledby="answers">
            <h2 id="answers">
              <Trans>How it answers</Trans>
            </h2>
            <p className="card pad">
              {placements === 0 ? <Trans>You have placed nobody here yet.</Trans> : <ResponsivenessLine value={responsiveness} />}
            </p>
          </section>
          <HostHistory id={host.id} />
        </div>
      </div>
    </>
  )
}
