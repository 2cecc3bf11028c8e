import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../placements/staff/placement-table.css'
import type { OrganisationSummary } from '@ipt/contracts'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { Building2, Plus, SearchX } from 'lucide-react'
import { useDeferredValue } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import ExportLink from '../../../../components/staff/later/export-link.tsx'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { SearchField, useSearchText } from '../../../../components/staff/search-field.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { AGREEMENT_WORDS, HOST_WORDS } from './host-words.ts'
import { ResponsivenessLine } from './responsiveness-line.tsx'

const SHOWN = ['all', 'used', 'proposed', 'doubles', 'rejected'] as const

/** The registry of hosts: shared ones, and the institution's own proposals. */
export default function HostsPage() {
  const { t } = useLingui()
  const show = useFilter('show', SHOWN)
  const q = useDeferredValue(useSearchText())
  const { client } = trpc.useUtils()
  const filter = { show, ...(q.trim() ? { q } : {}) }
  const input = { ...filter, limit: 30 }
  const pages = usePages(getQueryKey(trpc.organisations.list, input, 'infinite'), (cursor, signal) =>
    client.organisations.list.query({ ...input, ...cursor }, { signal }),
  )
  const options = SHOWN.map((value) => ({
    value,
    label: {
      all: t({ message: 'All', context: 'hosts' }),
      used: t`Students placed`,
      proposed: t`Proposed`,
      doubles: t`May be doubles`,
      rejected: t`Rejected`,
    }[value],
  }))
  return (
    <div className="page wide">
      <div className="headline">
        <PageHeading title={t`Hosts`} />
        <div className="row wrap">
          <ExportLink name="hosts" filter={filter} />
          <Link className={buttonClass()} to="/coordinator/hosts/proposed">
            <Trans>Look through proposals</Trans>
          </Link>
          <Link className={buttonClass({ variant: 'primary' })} to="/coordinator/hosts/new">
            <Icon of={Plus} />
            <Trans>Add host</Trans>
          </Link>
        </div>
      </div>
      <div className="group filtered">
        <div className="filters">
          <SearchField label={t`Name of a host`} />
          <FilterChips parameter="show" options={options} chosen={show} />
        </div>
        <Loaded query={pages} lines={8}>
          {({ pages: loaded }) => {
            const hosts = loaded.flatMap((page) => page.items)
            return hosts.length > 0 ? (
              <>
                <ul className="card rows lines">
                  {hosts.map((host) => (
                    <HostLine key={host.id} host={host} />
                  ))}
                </ul>
                <ShowMore pages={pages} />
              </>
            ) : (
              <div className="card">
                <EmptyState icon={q ? SearchX : Building2} title={<Trans>No host here</Trans>}>
                  {q ? (
                    <Trans>No host is called so. Try fewer letters, or add it.</Trans>
                  ) : (
                    <Trans>Hosts where students train stand here.</Trans>
                  )}
                </EmptyState>
              </div>
            )
          }}
        </Loaded>
      </div>
    </div>
  )
}

function HostLine({ host }: { host: OrganisationSummary }) {
  const { i18n } = useLingui()
  const { id, name, sector, status, sites, placements, agreement, responsiveness } = host
  return (
    <li>
      <div className="grow">
        <Link className="row-link" to={`/coordinator/hosts/${id}`}>
          {name}
        </Link>
        <p className="hint">
          {sector && <>{sector} · </>}
          <Plural value={sites} one="# site" other="# sites" />
          {' · '}
          <Plural value={placements} one="# student placed" other="# students placed" />
        </p>
        {placements > 0 && (
          <p className="hint">
            <ResponsivenessLine value={responsiveness} />
          </p>
        )}
      </div>
      <div className="end">
        {status !== 'APPROVED' && <Mark {...HOST_WORDS[status]}>{i18n._(HOST_WORDS[status].label)}</Mark>}
        {agreement && <Mark {...AGREEMENT_WORDS[agreement.state]}>{i18n._(AGREEMENT_WORDS[agreement.state].label)}</Mark>}
      </div>
    </li>
  )
}
