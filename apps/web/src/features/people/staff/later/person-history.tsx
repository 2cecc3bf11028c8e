import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Dot } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { PERSON_ACT_WORDS } from './person-words.ts'

/** What was done to a person's account and roles, the latest first. */
export function PersonHistory({ id }: { id: string }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const history = trpc.people.history.useQuery({ id })
  return (
    <section className="group" aria-labelledby="history">
      <div className="between">
        <h2 id="history">
          <Trans>History</Trans>
        </h2>
        <Link to={`/coordinator/audit?person=${id}`}>
          <Trans>Everything on the record</Trans>
        </Link>
      </div>
      <Loaded query={history} lines={4}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="hint">
              <Trans>Nothing was changed since they were entered.</Trans>
            </p>
          ) : (
            <ol className="trail">
              {lines.map(({ id: key, kind, at, by, role, comment }) => {
                const words = PERSON_ACT_WORDS[kind]
                return (
                  <li key={key}>
                    <span className="dot">
                      <Icon of={Dot} />
                    </span>
                    <p className="m">
                      {words ? i18n._(words) : kind}
                      {role && <>: {i18n._(ROLE_PLACES[role].label)}</>}
                    </p>
                    <p className="hint">
                      {by?.name ?? 'IPT Service'}, {format.moment(at)}
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
