import type { FindView } from '@ipt/contracts'
import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'
import { fileUrl } from '../../files/file-urls.ts'

/** What a student wrote of a place that he found. */
export function FindFacts({ find }: { find: FindView }) {
  const format = useFormats()
  const { organisation, site, supervisor, startsOn, endsOn, note, letter } = find
  return (
    <dl className="host-facts">
      <div>
        <dt>
          <Trans>Place</Trans>
        </dt>
        <dd>
          {organisation.name}, {site.name}
          {site.address && <p className="hint">{site.address}</p>}
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Who would supervise</Trans>
        </dt>
        <dd>
          {[supervisor.name, supervisor.title].filter(Boolean).join(', ')}
          <p className="hint">{[supervisor.email, supervisor.phone].filter(Boolean).join(' · ')}</p>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Time</Trans>
        </dt>
        <dd>
          {format.date(startsOn)} – {format.date(endsOn)}
        </dd>
      </div>
      {note && (
        <div>
          <dt>
            <Trans>Note</Trans>
          </dt>
          <dd className="prose sm">{note}</dd>
        </div>
      )}
      <div>
        <dt>
          <Trans>Letter of the company</Trans>
        </dt>
        <dd>{letter ? <a href={fileUrl(letter.id)}>{letter.name}</a> : <Trans>none</Trans>}</dd>
      </div>
    </dl>
  )
}
