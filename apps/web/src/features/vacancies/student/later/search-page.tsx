import '../../later/vacancies.css'
import type { SearchVacanciesInput, VacancyView } from '@ipt/contracts'
import { Button, buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { FileStack, SearchX } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { LoadError, Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { useLocation, useSearchParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { APPLICATION_STATUS_WORDS } from '../../../applications/later/application-words.ts'
import { StateMark } from '../../later/state-mark.tsx'
import { FreePlaces } from '../../later/vacancy-facts.tsx'
import { SaveButton } from './save-button.tsx'
import { SearchFilters } from './search-filters.tsx'
import { searchOf } from './search-params.ts'

/** The places that a student can apply for. */
export default function SearchPage() {
  const { t } = useLingui()
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const search = searchOf(params)
  const pages = useVacancyPages(search)
  const count = pages.data?.pages.reduce((sum, page) => sum + page.items.length, 0)
  return (
    <div className="page">
      <div className="between wrap vacancy-top">
        <PageHeading title={t`Vacancies`} />
        <Link className={buttonClass()} to="/student/applications">
          <Icon of={FileStack} />
          <Trans>My applications</Trans>
        </Link>
      </div>
      <div className="stack">
        <SearchFilters />
        <p className="sr" role="status">
          {count !== undefined && !pages.isFetching && <Plural value={count} one="# vacancy shown" other="# vacancies shown" />}
        </p>
        <Loaded query={pages} lines={8}>
          {({ pages: loaded }) => {
            const vacancies = loaded.flatMap((page) => page.items)
            if (vacancies.length === 0) return <Nothing clear={params.size > 0 ? pathname : null} saved={search.saved === true} />
            return (
              <div className="group">
                <ul className="card lines vacancy-list">
                  {vacancies.map((vacancy) => (
                    <VacancyRow key={vacancy.id} vacancy={vacancy} />
                  ))}
                </ul>
                {pages.isFetchNextPageError ? (
                  <LoadError error={pages.error} busy={pages.isFetchingNextPage} onRetry={() => void pages.fetchNextPage()} />
                ) : (
                  pages.hasNextPage && (
                    <div>
                      <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                        <Trans>Show more</Trans>
                      </Button>
                    </div>
                  )
                )}
              </div>
            )
          }}
        </Loaded>
      </div>
    </div>
  )
}

/** What is found, page by page. Asked for by hand: the ready-made hook adds a field to the input, and inputs are strict. */
function useVacancyPages(search: SearchVacanciesInput) {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: getQueryKey(trpc.vacancies.search, search, 'infinite'),
    queryFn: ({ pageParam, signal }) =>
      client.vacancies.search.query({ ...search, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

function Nothing({ clear, saved }: { clear: string | null; saved: boolean }) {
  return (
    <div className="card">
      <EmptyState
        icon={SearchX}
        title={<Trans>No vacancies to show</Trans>}
        action={
          clear && (
            <Link className={buttonClass()} to={clear}>
              <Trans context="vacancies">Show all</Trans>
            </Link>
          )
        }
      >
        {saved ? (
          <Trans>What you save stands here, so that you find it again.</Trans>
        ) : clear ? (
          <Trans>No open vacancy fits. Try fewer words, or other filters.</Trans>
        ) : (
          <Trans>Vacancies of your season stand here once your coordinator publishes them.</Trans>
        )}
      </EmptyState>
    </div>
  )
}

function VacancyRow({ vacancy }: { vacancy: VacancyView }) {
  const format = useFormats()
  const { id, title, organisation, site, description, startsOn, endsOn, closesOn, own } = vacancy
  return (
    <li>
      <h2 className="vacancy-title">
        <Link to={`/student/vacancies/${id}`}>{title}</Link>
      </h2>
      <div className="vacancy-side">
        <SaveButton vacancy={vacancy} />
      </div>
      <p className="m">
        {organisation.name}, {site.name}
      </p>
      <p className="muted">{description}</p>
      <p className="vacancy-meta">
        <span>
          <Trans>
            {format.date(startsOn)} to {format.date(endsOn)}
          </Trans>
        </span>
        <span>
          <FreePlaces vacancy={vacancy} />
        </span>
        <span>
          <Trans>
            apply by <b>{format.dayShort(closesOn)}</b>
          </Trans>
        </span>
        {own?.application && <StateMark of={APPLICATION_STATUS_WORDS[own.application.status]} />}
      </p>
    </li>
  )
}
