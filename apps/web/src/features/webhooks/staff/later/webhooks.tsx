import './webhooks.css'
import '../../../../components/later/forms.css'
import { buttonClass, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { STATE_WORDS } from './webhook-words.ts'

/** The addresses of an institution that are told what happens. */
export function Webhooks({ institutionId }: { institutionId: string }) {
  const { i18n } = useLingui()
  const webhooks = trpc.webhooks.list.useQuery({ institutionId })
  return (
    <section className="group webhooks" aria-labelledby="webhooks">
      <div className="between">
        <h2 id="webhooks">
          <Trans>Webhooks</Trans>
        </h2>
        <Link className={buttonClass({ size: 'small' })} to={`/coordinator/settings/webhooks/new?institution=${institutionId}`}>
          <Icon of={Plus} size="s" />
          <Trans>Add webhook</Trans>
        </Link>
      </div>
      <p className="hint measure">
        <Trans>Other systems are told what happens here, such as a verified log: which one and when, without names or words.</Trans>
      </p>
      <Loaded query={webhooks} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="hint">
              <Trans>None yet.</Trans>
            </p>
          ) : (
            <ul className="card rows lines">
              {items.map(({ id, name, url, state, failed }) => {
                const { label, ...look } = STATE_WORDS[state]
                return (
                  <li key={id}>
                    <div className="grow">
                      <Link className="row-link" to={`/coordinator/settings/webhooks/${id}`}>
                        {name}
                      </Link>
                      <p className="hint">{url}</p>
                    </div>
                    <div className="end">
                      {failed > 0 && (
                        <span className="hint">
                          <Plural value={failed} one="# message given up" other="# messages given up" />
                        </span>
                      )}
                      <Mark {...look}>{i18n._(label)}</Mark>
                    </div>
                  </li>
                )
              })}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
