import '../../../../components/staff/headline.css'
import '../../../placements/staff/placement-table.css'
import '../../../../components/later/forms.css'
import type { PersonLine } from '@ipt/contracts'
import { ROLES } from '@ipt/domain'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { FileUp, MailWarning, SearchX, UserPlus, Users } from 'lucide-react'
import PageKeys from '../../../../components/later/page-keys.tsx'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import ExportLink from '../../../../components/staff/later/export-link.tsx'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { SearchField } from '../../../../components/staff/search-field.tsx'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { InviteAll } from './invite-all.tsx'
import { PeopleFilters, usePeopleFilter } from './people-filters.tsx'
import { PERSON_WORDS, ROLE_GROUPS } from './person-words.ts'

/** Everybody whom the institution knows: who they are, in which role, and whether they can sign in. */
export default function PeoplePage() {
  const { t, i18n } = useLingui()
  const role = useFilter('role', ['any', ...ROLES])
  const filter = usePeopleFilter()
  const { client } = trpc.useUtils()
  const input = { ...filter, limit: 50 }
  const pages = usePages(getQueryKey(trpc.people.list, input, 'infinite'), (cursor, signal) =>
    client.people.list.query({ ...input, ...cursor }, { signal }),
  )
  const narrowed = Object.keys(filter).length > 0
  return (
    <div className="page wide">
      <div className="headline">
        <PageHeading title={t`People`} />
        <div className="row wrap">
          <PageKeys rows=".people a.row-link" filter />
          <ExportLink name="people" filter={filter} />
          <Link className={buttonClass()} to="/coordinator/people/import">
            <Icon of={FileUp} />
            <Trans>Import many</Trans>
          </Link>
          <Link className={buttonClass({ variant: 'primary' })} to="/coordinator/people/new">
            <Icon of={UserPlus} />
            <Trans>Add person</Trans>
          </Link>
        </div>
      </div>
      <div className="group filtered">
        <div className="filters">
          <SearchField label={t`Name, e-mail or number`} />
          <FilterChips
            parameter="role"
            options={(['any', ...ROLES] as const).map((value) => ({
              value,
              label: value === 'any' ? t({ message: 'All', context: 'people' }) : i18n._(ROLE_GROUPS[value]),
            }))}
            chosen={role}
          />
        </div>
        <PeopleFilters filter={filter} />
        <InviteAll filter={filter} />
        <Loaded query={pages} lines={8}>
          {({ pages: loaded }) => {
            const people = loaded.flatMap((page) => page.items)
            return people.length > 0 ? (
              <>
                <ul className="card rows lines people">
                  {people.map((person) => (
                    <Line key={person.id} person={person} />
                  ))}
                </ul>
                <ShowMore pages={pages} />
              </>
            ) : (
              <div className="card">
                <EmptyState icon={narrowed ? SearchX : Users} title={<Trans>Nobody here</Trans>}>
                  {narrowed ? <Trans>Nobody fits this search and filter.</Trans> : <Trans>Add the first one.</Trans>}
                </EmptyState>
              </div>
            )
          }}
        </Loaded>
      </div>
    </div>
  )
}

function Line({ person }: { person: PersonLine }) {
  const { i18n } = useLingui()
  const { id, name, email, state, bounced, roles, registrationNumber, programme, organisation } = person
  const words = PERSON_WORDS[state]
  return (
    <li>
      <div className="grow">
        <Link className="row-link" to={`/coordinator/people/${id}`}>
          {name}
        </Link>
        <p className="hint">
          {[roles.map((held) => i18n._(ROLE_PLACES[held].label)).join(', '), registrationNumber, programme, organisation]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="hint">{email}</p>
      </div>
      <div className="end">
        {bounced && (
          <Mark tone="flagged" icon={MailWarning}>
            <Trans>Mail comes back</Trans>
          </Mark>
        )}
        <Mark tone={words.tone} icon={words.icon}>
          {i18n._(words.label)}
        </Mark>
      </div>
    </li>
  )
}
