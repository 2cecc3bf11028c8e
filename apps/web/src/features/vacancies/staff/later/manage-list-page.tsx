import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../later/vacancies.css'
import type { VacancyManager, VacancyView } from '@ipt/contracts'
import { UNANSWERED_APPLICATIONS, VACANCY_STATUSES } from '@ipt/domain'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { Briefcase, Plus } from 'lucide-react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import ExportLink from '../../../../components/staff/later/export-link.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { SearchField, useSearchText } from '../../../../components/staff/search-field.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { useSearchParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { StateMark } from '../../later/state-mark.tsx'
import { FreePlaces } from '../../later/vacancy-facts.tsx'
import { VACANCY_STATUS_WORDS } from '../../later/vacancy-words.ts'

const CHOICES = ['all', ...VACANCY_STATUSES] as const

/** The vacancies of an institution, or of a host. */
export default function ManageListPage({ role }: { role: VacancyManager }) {
  const { t, i18n } = useLingui()
  const home = `${ROLE_PLACES[role].path}/vacancies`
  const status = useFilter('status', CHOICES)
  const q = useSearchText().trim()
  const utils = trpc.useUtils()
  const [search] = useSearchParams()
  const cohortId = search.get('cohort')
  const waiting = search.get('waiting') === '1'
  const filter = {
    ...(cohortId ? { cohortId } : {}),
    ...(status === 'all' ? {} : { status: [status] }),
    ...(q ? { q } : {}),
    ...(waiting ? { waiting: true as const } : {}),
  }
  const asked = { as: role, ...filter, limit: 50 }
  const pages = usePages(getQueryKey(trpc.vacancies.list, asked, 'infinite'), (cursor, signal) =>
    utils.client.vacancies.list.query({ ...asked, ...cursor }, { signal }),
  )
  const options = CHOICES.map((value) => ({
    value,
    label: value === 'all' ? t({ message: 'All', context: 'vacancies' }) : i18n._(VACANCY_STATUS_WORDS[value].label),
  }))
  return (
    <div className="page wide">
      <div className="headline">
        <PageHeading title={t`Vacancies`} />
        <div className="row wrap">
          {role === 'coordinator' && <ExportLink name="vacancies" filter={filter} />}
          <Link className={buttonClass({ variant: 'primary' })} to={`${home}/new`}>
            <Icon of={Plus} />
            <Trans>New vacancy</Trans>
          </Link>
        </div>
      </div>
      <div className="group">
        <SearchField label={t`Title, company or skill`} />
        <FilterChips parameter="status" options={options} chosen={status} />
        {waiting && (
          <p className="only">
            <span className="muted">
              <Trans>Only those with applications to answer.</Trans>
            </span>
            <Link to={`${home}${cohortId ? `?cohort=${cohortId}` : ''}`}>
              <Trans context="vacancies">Show all</Trans>
            </Link>
          </p>
        )}
        <SeasonFilter role={role} shown={pages.data?.pages[0]?.items[0]?.cohort ?? null} />
        <Loaded query={pages} lines={8}>
          {({ pages: loaded }) => {
            const vacancies = loaded.flatMap((page) => page.items)
            return vacancies.length > 0 ? (
              <>
                <ul className="card lines vacancy-list">
                  {vacancies.map((vacancy) => (
                    <Row key={vacancy.id} vacancy={vacancy} to={`${home}/${vacancy.id}`} />
                  ))}
                </ul>
                <ShowMore pages={pages} />
              </>
            ) : (
              <div className="card">
                <EmptyState icon={Briefcase} title={<Trans>No vacancies here</Trans>}>
                  {status !== 'all' || q || waiting || cohortId ? (
                    <Trans>None fits this search and filter.</Trans>
                  ) : role === 'coordinator' ? (
                    <Trans>Write one down, then publish it: students of its season find it and apply.</Trans>
                  ) : (
                    <Trans>Write down which places you offer. The university's coordinator publishes it.</Trans>
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

/** Narrows the list to one season, kept in the address. Not there where there is nothing to choose. */
function SeasonFilter({ role, shown }: { role: VacancyManager; shown: VacancyView['cohort'] | null }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearchParams()
  const seasons = trpc.vacancies.options.useQuery({ as: role }).data?.cohorts ?? []
  const chosen = search.get('cohort') ?? ''
  // One that is over is reached by an address alone; it is named while it is chosen.
  const over = chosen !== '' && !seasons.some(({ id }) => id === chosen)
  if (chosen === '' && seasons.length < 2) return null
  return (
    <div className="form-line">
      <SelectField
        label={t`Season`}
        value={chosen}
        options={[
          { value: '', label: t`All seasons` },
          ...seasons.map(({ id, name }) => ({ value: id, label: name })),
          ...(over ? [{ value: chosen, label: shown?.id === chosen ? shown.name : t`A season that is over` }] : []),
        ]}
        onChange={(value) =>
          setSearch(
            (now) => {
              const next = new URLSearchParams(now)
              if (value) next.set('cohort', value)
              else next.delete('cohort')
              return next
            },
            { replace: true },
          )
        }
      />
    </div>
  )
}

function Row({ vacancy, to }: { vacancy: VacancyView; to: string }) {
  const format = useFormats()
  const { title, status, organisation, site, cohort, closesOn, applications } = vacancy
  const waiting = UNANSWERED_APPLICATIONS.reduce((sum, state) => sum + (applications?.[state] ?? 0), 0)
  return (
    <li>
      <h2 className="vacancy-title">
        <Link to={to}>{title}</Link>
      </h2>
      <div className="vacancy-side">
        <StateMark of={VACANCY_STATUS_WORDS[status]} />
      </div>
      <p>
        {organisation.name}, {site.name}
      </p>
      <p className="vacancy-meta">
        {waiting > 0 && (
          <b>
            <Plural value={waiting} one="# application to answer" other="# applications to answer" />
          </b>
        )}
        <span>
          <FreePlaces vacancy={vacancy} />
        </span>
        <span>
          <Trans>apply by {format.date(closesOn)}</Trans>
        </span>
        <span>{cohort.name}</span>
      </p>
    </li>
  )
}
