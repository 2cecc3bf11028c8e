import './changes-view.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { Fragment, useMemo } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { type Content, changesBetween, type Part } from './changes.ts'

/** Two revisions in one text: what went is struck through, what came is underlined, and both are said. */
export default function ChangesView({ before, after }: { before: Content; after: Content }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const changes = useMemo(() => changesBetween(before, after, i18n.locale), [before, after, i18n.locale])
  const { hours } = changes
  const inWords = (value: number | null) => (value === null ? t`none given` : format.number(value))
  if (!changes.any) {
    return (
      <p className="muted">
        <Trans>Nothing is different.</Trans>
      </p>
    )
  }
  return (
    <div className="changes-view">
      <p className="prose changes-text">
        <Parts parts={changes.words} />
      </p>
      <dl className="changes-facts sm">
        <div>
          <dt>
            <Trans>Hours</Trans>
          </dt>
          <dd>
            {hours.before === hours.after ? (
              <Trans>{inWords(hours.after)}, unchanged</Trans>
            ) : (
              <Parts
                parts={[
                  { kind: 'removed', text: inWords(hours.before) },
                  { kind: 'added', text: inWords(hours.after) },
                ]}
              />
            )}
          </dd>
        </div>
        <Names name={t`Skills`} parts={changes.skills} />
        <Names name={t`Files`} parts={changes.files} />
      </dl>
    </div>
  )
}

function Names({ name, parts }: { name: string; parts: readonly Part[] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{parts.length > 0 ? <Parts parts={parts} apart /> : <Trans>none</Trans>}</dd>
    </div>
  )
}

/** `apart`: each part is a thing of its own. */
function Parts({ parts, apart = false }: { parts: readonly Part[]; apart?: boolean }) {
  const { t } = useLingui()
  return parts.map(({ kind, text }, index) => {
    const key = `${index} ${kind}`
    if (kind === 'same') return apart ? <span key={key}>{text}</span> : <Fragment key={key}>{text}</Fragment>
    const Marked = kind === 'added' ? 'ins' : 'del'
    return (
      <Marked key={key}>
        <span className="sr">{kind === 'added' ? t`added:` : t`taken out:`} </span>
        {text}
      </Marked>
    )
  })
}
