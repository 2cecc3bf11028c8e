import type { PlacementEventView } from '@ipt/contracts'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Dot } from 'lucide-react'
import { useFormats } from '../../../lib/format.ts'
import { COURSE_WORDS } from './course-words.ts'

/** What happened to a placement, the latest first. */
export function CourseHistory({ events }: { events: readonly PlacementEventView[] }) {
  const { i18n } = useLingui()
  const format = useFormats()
  if (events.length === 0)
    return (
      <p className="hint">
        <Trans>Nothing was changed since it was entered.</Trans>
      </p>
    )
  return (
    <ol className="trail">
      {events.map(({ id, kind, at, by, from, to, comment }) => {
        const words = COURSE_WORDS[kind]
        return (
          <li key={id}>
            <span className="dot">
              <Icon of={Dot} />
            </span>
            <p className="m">
              {words ? i18n._(words) : kind}
              {from && `: ${format.date(from)}`}
              {to && ` – ${format.date(to)}`}
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
