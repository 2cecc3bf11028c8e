import './queue-tools.css'
import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import KeysHelp from '../../../../components/later/keys-help.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { useSearchParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useShortcuts } from '../../../../lib/use-shortcuts.ts'
import { isFiltered, type QueueFilter } from '../queue-filter.ts'
import { QUEUES, type StaffRole } from '../queues.ts'
import { choiceIn, organisationsOf, searchWith } from './choices.ts'

/** What a queue is narrowed to, in one choice that stands in the address; and the keys of its screen. */
export default function QueueTools({ role, filter }: { role: StaffRole; filter: QueueFilter }) {
  const { t } = useLingui()
  const format = useFormats()
  const [search, setSearch] = useSearchParams()
  const select = useRef<HTMLSelectElement>(null)
  const waiting = trpc.logbook.waiting.useQuery({ as: role, status: QUEUES[role].status })
  // A coordinator's screen has a search, and that key is the search's.
  useShortcuts({ '/': role === 'coordinator' ? undefined : { label: t`Choose what is shown`, run: () => select.current?.focus() } })
  const items = waiting.data?.items ?? []
  const organisations = organisationsOf(items)
  const sum = (kind: 'count' | 'late' | 'extra') => format.number(items.reduce((total, each) => total + each[kind], 0))
  const [all, late, extra] = [sum('count'), sum('late'), sum('extra')]
  const chosen = choiceIn(filter)
  const choices = [
    ...items.map((each) => `placement:${each.placementId}`),
    ...(organisations.length > 1 ? organisations.map(({ id }) => `org:${id}`) : []),
  ]
  const gone = chosen.includes(':') && !chosen.startsWith('only:') && !choices.includes(chosen)

  return (
    <div className="queue-tools">
      {(items.length > 0 || isFiltered(filter)) && (
        <select
          ref={select}
          className="field"
          aria-label={t`Show`}
          aria-keyshortcuts={role === 'coordinator' ? undefined : '/'}
          value={chosen}
          onChange={(event) => setSearch(searchWith(search, event.target.value), { replace: true })}
        >
          <option value="">{t`All (${all})`}</option>
          <option value="only:late">{t`Received late (${late})`}</option>
          <option value="only:extra">{t`Rest days (${extra})`}</option>
          <option value="only:files">{t`With files`}</option>
          {items.length > 0 && (
            <optgroup label={role === 'industrialSupervisor' ? t`Trainees` : t`Students`}>
              {items.map(({ placementId, student, count }) => (
                <option key={placementId} value={`placement:${placementId}`}>
                  {student.name} ({format.number(count)})
                </option>
              ))}
            </optgroup>
          )}
          {organisations.length > 1 && (
            <optgroup label={t`Organisations`}>
              {organisations.map(({ id, name, count }) => (
                <option key={id} value={`org:${id}`}>
                  {name} ({format.number(count)})
                </option>
              ))}
            </optgroup>
          )}
          {/* Nothing of it waits any more: the list is still narrowed to it. */}
          {gone && <option value={chosen}>{t`One that nothing waits of`}</option>}
        </select>
      )}
      <KeysHelp />
    </div>
  )
}
