import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../placements/staff/placement-table.css'
import type { MailLine as Line, MailStateName } from '@ipt/contracts'
import { EmptyState, Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { Mails, MailWarning, SearchX, X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import PageKeys from '../../../../components/later/page-keys.tsx'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import ExportLink from '../../../../components/staff/later/export-link.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { SearchField, useSearchText } from '../../../../components/staff/search-field.tsx'
import { useSearchParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { MailDialog } from './mail-dialog.tsx'
import { MailLine } from './mail-line.tsx'
import { MAIL_WORDS } from './mail-words.ts'

const STATES: readonly ['all', ...MailStateName[]] = ['all', ...(Object.keys(MAIL_WORDS) as MailStateName[])]

/** Every mail of the institution: what became of it, and why. */
export default function OutboxPage() {
  const { t, i18n } = useLingui()
  const [search] = useSearchParams()
  const state = useFilter('state', STATES)
  const user = search.get('user')
  const q = useDeferredValue(useSearchText()).trim()
  const { client } = trpc.useUtils()
  const [read, setRead] = useState<Line | null>(null)
  const filter = { ...(state === 'all' ? {} : { state }), ...(user ? { user } : {}), ...(q ? { q } : {}) }
  const input = { ...filter, limit: 30 }
  const pages = usePages(getQueryKey(trpc.mails.list, input, 'infinite'), (cursor, signal) =>
    client.mails.list.query({ ...input, ...cursor }, { signal }),
  )
  const options = STATES.map((value) => ({
    value,
    label: value === 'all' ? t({ message: 'All', context: 'mails' }) : i18n._(MAIL_WORDS[value].label),
  }))
  return (
    <div className="page wide">
      <div className="headline">
        <PageHeading title={t`Mails`} />
        <div className="row wrap">
          <ExportLink name="mails" filter={filter} />
          <PageKeys rows=".mail .row-link" />
        </div>
      </div>
      <div className="group filtered">
        <div className="filters">
          <SearchField label={t`Name or address`} />
          <FilterChips parameter="state" options={options} chosen={state} />
        </div>
        <Loaded query={pages} lines={8}>
          {({ pages: loaded }) => {
            const mails = loaded.flatMap((page) => page.items)
            return (
              <>
                {loaded[0]?.delivers === false && (
                  <Notice tone="returned" icon={MailWarning}>
                    <Trans>
                      No mail server is set, so mails are kept here and reach nobody. Whoever runs the server sets SMTP_URL; what is kept
                      can then be sent again. Until then, a link to make an account is handed over from the person’s page.
                    </Trans>
                  </Notice>
                )}
                {user && <OnlyTo name={mails[0]?.to.name ?? null} />}
                {mails.length > 0 ? (
                  <>
                    <ul className="card rows lines">
                      {mails.map((mail) => (
                        <MailLine key={mail.id} mail={mail} delivers={loaded[0]?.delivers !== false} onRead={() => setRead(mail)} />
                      ))}
                    </ul>
                    <ShowMore pages={pages} />
                  </>
                ) : (
                  <div className="card">
                    <EmptyState icon={q ? SearchX : Mails} title={<Trans>No mail here</Trans>}>
                      {state === 'all' && !q && !user ? (
                        <Trans>What IPT Service writes to people of your institution stands here.</Trans>
                      ) : (
                        <Trans>No mail fits what is chosen above.</Trans>
                      )}
                    </EmptyState>
                  </div>
                )}
              </>
            )
          }}
        </Loaded>
      </div>
      <MailDialog mail={read} onClose={() => setRead(null)} />
    </div>
  )
}

/** The list holds one person's mails alone. */
function OnlyTo({ name }: { name: string | null }) {
  const [search] = useSearchParams()
  const rest = new URLSearchParams(search)
  rest.delete('user')
  return (
    <p className="only">
      {name === null ? <Trans>Mails to one person</Trans> : <Trans>Mails to {name}</Trans>}
      <Link className="btn link small" to={rest.size > 0 ? `/coordinator/outbox?${rest}` : '/coordinator/outbox'}>
        <Icon of={X} size="s" />
        <Trans>Show everybody’s</Trans>
      </Link>
    </p>
  )
}
