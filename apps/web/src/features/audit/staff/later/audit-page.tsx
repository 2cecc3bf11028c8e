import '../../../../components/staff/headline.css'
import '../../../placements/staff/placement-table.css'
import '../../../../components/later/forms.css'
import type { AuditLine } from '@ipt/contracts'
import { EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { ScrollText, SearchX } from 'lucide-react'
import PageKeys from '../../../../components/later/page-keys.tsx'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import ExportLink from '../../../../components/staff/later/export-link.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { useFormats } from '../../../../lib/format.ts'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { AuditFilters, useAuditFilter } from './audit-filters.tsx'

/** The record of what was done at the institution: who, what, about whom, when, and in which words. Nothing in it can be changed. */
export default function AuditPage() {
  const { t, i18n } = useLingui()
  const filter = { ...useAuditFilter(), language: i18n.locale === 'sw' ? ('sw' as const) : ('en' as const) }
  const { client } = trpc.useUtils()
  const input = { ...filter, limit: 50 }
  const pages = usePages(getQueryKey(trpc.audit.list, input, 'infinite'), (cursor, signal) =>
    client.audit.list.query({ ...input, ...cursor }, { signal }),
  )
  const narrowed = Object.keys(filter).length > 1
  return (
    <div className="page wide">
      <div className="headline">
        <div>
          <PageHeading title={t`Record`} />
          <p className="muted">
            <Trans>What was done, by whom and when. Nothing in it can be changed.</Trans>
          </p>
        </div>
        <div className="row wrap">
          <PageKeys rows=".audit a" />
          <ExportLink name="audit" filter={filter} />
        </div>
      </div>
      <div className="group filtered">
        <AuditFilters />
        <Loaded query={pages} lines={10}>
          {({ pages: loaded }) => {
            const lines = loaded.flatMap((page) => page.items)
            return lines.length > 0 ? (
              <>
                <ol className="card rows lines audit">
                  {lines.map((line) => (
                    <Line key={line.id} line={line} />
                  ))}
                </ol>
                <ShowMore pages={pages} />
              </>
            ) : (
              <div className="card">
                <EmptyState icon={narrowed ? SearchX : ScrollText} title={<Trans>Nothing here</Trans>}>
                  {narrowed ? <Trans>Nothing fits this search and filter.</Trans> : <Trans>What people do stands here.</Trans>}
                </EmptyState>
              </div>
            )
          }}
        </Loaded>
      </div>
    </div>
  )
}

/** Where the thing that an act is about has its page. */
const PAGES: Record<string, string> = {
  log: '/coordinator/logs',
  placement: '/coordinator/placements',
  user: '/coordinator/people',
  organisation: '/coordinator/hosts',
  cohort: '/coordinator/cohorts',
  vacancy: '/coordinator/vacancies',
}

function Line({ line: { sentence, at, by, key, byToken, role, subject, comment } }: { line: AuditLine }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const page = PAGES[subject.type]
  const to = page ? `${page}/${subject.id}` : subject.placementId && `/coordinator/placements/${subject.placementId}`
  return (
    <li>
      <div className="grow">
        <p>
          <span className="m">{sentence}</span>
          {subject.label && <>: {to ? <Link to={to}>{subject.label}</Link> : subject.label}</>}
        </p>
        <p className="hint">
          {by ? <Link to={`/coordinator/people/${by.id}`}>{by.name}</Link> : key ? <Trans>API key “{key.name}”</Trans> : 'IPT Service'}
          {role && !key && <>, {i18n._(ROLE_PLACES[role].label)}</>}
          {byToken && (
            <>
              , <Trans>by a personal token</Trans>
            </>
          )}
        </p>
        {comment && <p className="prose sm">{comment}</p>}
      </div>
      <time className="hint" dateTime={at}>
        {format.moment(at)}
      </time>
    </li>
  )
}
