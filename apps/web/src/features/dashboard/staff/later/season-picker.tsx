import type { DashboardView } from '@ipt/contracts'
import { Button, Dialog } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { useDeferredValue, useState } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { useFormats } from '../../../../lib/format.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'

/** The latest seasons to choose from; where there are more, all of them by their names. */
export function SeasonPicker({ view: { cohort, seasons, moreSeasons } }: { view: DashboardView }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  return (
    <div className="row wrap">
      <label className="other-seasons">
        <span className="sr">{t`Other seasons`}</span>
        <select value={cohort.id} onChange={(event) => navigate(`/coordinator?season=${event.target.value}`)}>
          {[cohort, ...seasons].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {moreSeasons && (
        <Button variant="quiet" onClick={() => setOpen(true)}>
          <Trans>All seasons</Trans>
        </Button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={<Trans>All seasons</Trans>} closeLabel={t`Close`}>
        <AllSeasons onChosen={() => setOpen(false)} />
      </Dialog>
    </div>
  )
}

function AllSeasons({ onChosen }: { onChosen: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { client } = trpc.useUtils()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const input = { ...(q ? { q } : {}), limit: 20 }
  const pages = usePages(getQueryKey(trpc.dashboard.seasons, input, 'infinite'), (cursor, signal) =>
    client.dashboard.seasons.query({ ...input, ...cursor }, { signal }),
  )
  return (
    <div className="group all-seasons">
      <input
        type="search"
        className="field"
        aria-label={t`Name of a season`}
        placeholder={t`Name of a season`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Loaded query={pages} lines={6}>
        {({ pages: loaded }) => {
          const seasons = loaded.flatMap((page) => page.items)
          return seasons.length === 0 ? (
            <p className="muted">
              <Trans>No season is called so.</Trans>
            </p>
          ) : (
            <>
              <ul className="rows lines">
                {seasons.map(({ id, name, startsOn, endsOn, institution }) => (
                  <li key={id}>
                    <div className="grow">
                      <Link className="row-link" to={`/coordinator?season=${id}`} onClick={onChosen}>
                        {name}
                      </Link>
                      <p className="hint">
                        {format.date(startsOn)} – {format.date(endsOn)} · {institution}
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
              <ShowMore pages={pages} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
