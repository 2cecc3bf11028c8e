import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Dot } from 'lucide-react'
import { Loaded } from '../../../../components/loaded.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { HISTORY_WORDS } from './host-words.ts'

/** What happened to a host, the latest first. */
export function HostHistory({ id }: { id: string }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const history = trpc.organisations.history.useQuery({ id })
  return (
    <section className="group" aria-labelledby="history">
      <h2 id="history">
        <Trans>History</Trans>
      </h2>
      <Loaded query={history} lines={4}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="hint">
              <Trans>Nothing was changed since it was entered.</Trans>
            </p>
          ) : (
            <ol className="trail">
              {lines.map(({ id: key, kind, at, by, institution, comment }) => {
                const words = HISTORY_WORDS[kind]
                return (
                  <li key={key}>
                    <span className="dot">
                      <Icon of={Dot} />
                    </span>
                    <p className="m">{words ? i18n._(words) : kind}</p>
                    <p className="hint">
                      {by?.name ?? institution ?? 'IPT Service'}, {format.moment(at)}
                    </p>
                    {comment && <p className="prose sm">{comment}</p>}
                  </li>
                )
              })}
            </ol>
          )
        }
      </Loaded>
    </section>
  )
}
