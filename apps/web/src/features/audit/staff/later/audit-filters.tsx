import type { AuditFilter, AuditGroup } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDeferredValue } from 'react'
import { SelectField, TextField } from '../../../../components/later/fields.tsx'
import { Link } from '../../../../components/link.tsx'
import { SearchField, useSearchText } from '../../../../components/staff/search-field.tsx'
import { useSearchParams } from '../../../../lib/router.ts'

const GROUPS = [
  'logs',
  'placements',
  'leave',
  'people',
  'seasons',
  'hosts',
  'vacancies',
  'announcements',
  'institution',
] as const satisfies readonly AuditGroup[]

const DAY = /^\d{4}-\d\d-\d\d$/
const UUID = /^[\da-f-]{36}$/i

/** What the record is narrowed to, from the address. What can't be read is passed over. */
export function useAuditFilter(): AuditFilter {
  const [search] = useSearchParams()
  const q = useDeferredValue(useSearchText()).trim()
  const group = GROUPS.find((each) => each === search.get('group'))
  const read = (key: string, form: RegExp) => {
    const value = search.get(key) ?? ''
    return form.test(value) ? value : undefined
  }
  const [from, to] = [read('from', DAY), read('to', DAY)]
  const [person, key, subject] = [read('person', UUID), read('key', UUID), read('subject', UUID)]
  return {
    ...(group ? { group } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(person ? { person } : {}),
    ...(key ? { key } : {}),
    ...(subject ? { subject } : {}),
    ...(q ? { q } : {}),
  }
}

/** By what was done, when, and by whom. It stands in the address. */
export function AuditFilters() {
  const { t } = useLingui()
  const [search, setSearch] = useSearchParams()
  const { group, from, to, person, key, subject } = useAuditFilter()
  const change = (key: string) => (value: string) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(key, value)
        else next.delete(key)
        return next
      },
      { replace: true },
    )
  const words: Record<AuditGroup, string> = {
    logs: t`Logs and weeks`,
    placements: t`Placements and arrivals`,
    leave: t`Leave`,
    people: t`People`,
    seasons: t`Seasons and checklists`,
    hosts: t`Hosts`,
    vacancies: t`Vacancies and applications`,
    announcements: t`Announcements`,
    institution: t`Institution`,
  }
  return (
    <>
      <div className="filters">
        <SearchField label={t`Who did it`} />
      </div>
      <div className="form-line">
        <SelectField
          label={t`About`}
          value={group ?? ''}
          options={[{ value: '', label: t`Everything` }, ...GROUPS.map((value) => ({ value, label: words[value] }))]}
          onChange={change('group')}
        />
        <TextField label={t`From`} type="date" value={from ?? ''} max={to} onChange={change('from')} />
        <TextField label={t`To`} type="date" value={to ?? ''} min={from} onChange={change('to')} />
      </div>
      {(person ?? key ?? subject) && (
        <p className="only">
          <span className="muted">
            {person ? (
              <Trans>What one person did, and what befell their account and training.</Trans>
            ) : key ? (
              <Trans>What one key did.</Trans>
            ) : (
              <Trans>What happened to one thing.</Trans>
            )}
          </span>
          <Link to={`/coordinator/audit${group ? `?group=${search.get('group')}` : ''}`}>
            <Trans context="record">Show all</Trans>
          </Link>
        </p>
      )}
    </>
  )
}
