import './week-strip.css'
import type { IsoDate, Weekday } from '@ipt/domain'
import { weekdayOf } from '@ipt/domain'
import { Icon, STATUS_ICONS } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { useFormats } from '../../../lib/format.ts'
import { LOG_STATUS_WORDS } from '../log-status-words.ts'
import type { StripDay } from './week.ts'

// Not from Intl: it has no short names of days in Kiswahili.
const SHORT_DAYS: Record<Weekday, MessageDescriptor> = {
  1: msg({ message: 'Mon', context: 'day of the week, as short as can be' }),
  2: msg({ message: 'Tue', context: 'day of the week, as short as can be' }),
  3: msg({ message: 'Wed', context: 'day of the week, as short as can be' }),
  4: msg({ message: 'Thu', context: 'day of the week, as short as can be' }),
  5: msg({ message: 'Fri', context: 'day of the week, as short as can be' }),
  6: msg({ message: 'Sat', context: 'day of the week, as short as can be' }),
  7: msg({ message: 'Sun', context: 'day of the week, as short as can be' }),
}

export interface WeekStripProps {
  days: readonly StripDay[]
  /** The day in the form. */
  chosen: IsoDate
  onChoose: (date: IsoDate) => void
}

/** The last seven days and what became of each: a log leads to its page, a day without one into the form. */
export function WeekStrip({ days, chosen, onChoose }: WeekStripProps) {
  return (
    <>
      <h2 className="sr" id="strip">
        <Trans>Your last 7 days</Trans>
      </h2>
      <ol className="strip" aria-labelledby="strip">
        {days.map((day) => (
          <li key={day.date}>
            <Day day={day} current={day.date === chosen} onChoose={onChoose} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Day({
  day: { date, log, without, holiday, writable },
  current,
  onChoose,
}: {
  day: StripDay
  current: boolean
  onChoose: (date: IsoDate) => void
}) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const isToday = without === 'open'
  const day = isToday ? t`${format.dayLong(date)}, today` : format.dayLong(date)
  const name = holiday ? `${day}, ${holiday}` : day
  const title = holiday ?? undefined
  const face = (
    <>
      <span aria-hidden="true">{i18n._(SHORT_DAYS[weekdayOf(date)])}</span>
      <b aria-hidden="true">{Number(date.slice(8))}</b>
    </>
  )
  const now = current ? 'date' : undefined

  if (log) {
    const { label, tone } = LOG_STATUS_WORDS[log.status]
    return (
      <Link className="day" title={title} to={`/student/logs/${log.id}`} data-s={tone} aria-current={now}>
        {face}
        <Icon of={STATUS_ICONS[tone]} size="s" />
        <span className="sr">
          {name}: {i18n._(label)}
        </span>
      </Link>
    )
  }
  const word = without === 'missing' ? t`Missing` : without === 'open' ? t`To be written` : t`Day off`
  const inner = (
    <>
      {face}
      {without !== 'off' && <Icon of={without === 'open' ? Pencil : STATUS_ICONS.missing} size="s" />}
      <span className="sr">
        {name}: {word}
      </span>
    </>
  )
  const tone = without === 'missing' ? 'missing' : undefined
  return writable ? (
    <button
      type="button"
      className="day"
      title={title}
      data-s={tone}
      data-off={without === 'off' || undefined}
      aria-current={now}
      onClick={() => onChoose(date)}
    >
      {inner}
    </button>
  ) : (
    <span className="day" title={title} data-s={tone} data-off={without === 'off' || undefined}>
      {inner}
    </span>
  )
}
