import type { PlacementView } from '@ipt/contracts'
import { Icon, type LucideIcon, type StatusTone } from '@ipt/ui'
import { Plural, Trans } from '@lingui/react/macro'
import { CalendarX, Check, CircleDashed, Flag, MapPin, MapPinOff, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { RULE_DAYS, type Sign, signsOf } from './signs.ts'

const LOOKS: Record<Sign['kind'], { tone: StatusTone; icon: LucideIcon }> = {
  silent: { tone: 'missing', icon: CalendarX },
  arrivalNotReported: { tone: 'missing', icon: MapPinOff },
  arrivalNotConfirmed: { tone: 'submitted', icon: MapPin },
  arrivalReturned: { tone: 'returned', icon: Undo2 },
  missing: { tone: 'missing', icon: CircleDashed },
  flagged: { tone: 'flagged', icon: Flag },
}

/** What is seen of a placement, each sign with what it was seen by; "on track" where there is nothing. */
export function SignLines({ placement }: { placement: PlacementView }) {
  const signs = signsOf(placement)
  const live = placement.status === 'ACTIVE' || placement.status === 'CONFIRMED'
  if (signs.length === 0) {
    return live ? (
      <p className="sign">
        <Icon of={Check} size="s" />
        <span>{placement.status === 'ACTIVE' ? <Trans>On track</Trans> : <Trans>Not started</Trans>}</span>
      </p>
    ) : null
  }
  return (
    <ul className="signs">
      {signs.map((sign) => {
        // Only what asks for somebody is in colour.
        const { tone, icon } = LOOKS[sign.kind]
        return (
          <li key={sign.kind} className="sign" data-s={sign.urgent || sign.kind === 'flagged' ? tone : undefined}>
            <Icon of={icon} size="s" />
            <SignWords sign={sign} placement={placement} />
          </li>
        )
      })}
    </ul>
  )
}

function SignWords({ sign, placement }: { sign: Sign; placement: PlacementView }) {
  const format = useFormats()
  switch (sign.kind) {
    case 'silent':
      return (
        <Words what={<Plural value={sign.days} one="No log for # working day" other="No log for # working days" />}>
          {sign.last ? (
            <Trans>Last one {format.dayShort(sign.last)}.</Trans>
          ) : (
            <Trans>None since the start, {format.dayShort(placement.startsOn)}.</Trans>
          )}{' '}
          <Trans>The rule is {RULE_DAYS}.</Trans>
        </Words>
      )
    case 'arrivalNotReported': {
      const day = format.dayShort(sign.since)
      return (
        <Words what={<Trans>Arrival not reported</Trans>}>
          <Plural
            value={sign.days}
            one={`The placement started on ${day}, # working day ago.`}
            other={`The placement started on ${day}, # working days ago.`}
          />
        </Words>
      )
    }
    case 'arrivalNotConfirmed': {
      const day = format.dayShort(sign.reportedOn)
      return (
        <Words what={<Trans>Arrival not confirmed</Trans>}>
          <Plural
            value={sign.days}
            _0={`Reported ${day}.`}
            one={`Reported ${day}, no answer for # working day.`}
            other={`Reported ${day}, no answer for # working days.`}
          />
        </Words>
      )
    }
    case 'arrivalReturned':
      return (
        <Words what={<Trans>Arrival returned</Trans>}>
          <Trans>Reported {format.dayShort(sign.reportedOn)}; the student reports again.</Trans>
        </Words>
      )
    case 'missing': {
      const { logged } = sign
      return (
        <Words what={<Plural value={sign.days} one="# day missing" other="# days missing" />}>
          <Plural value={sign.passed} one={`${logged} of # working day has a log.`} other={`${logged} of # working days have a log.`} />
        </Words>
      )
    }
    case 'flagged':
      return (
        <Words what={<Plural value={sign.count} one="# log flagged" other="# logs flagged" />}>
          <Trans>With the coordinator.</Trans>
        </Words>
      )
  }
}

const Words = ({ what, children }: { what: ReactNode; children: ReactNode }) => (
  <span>
    <b>{what}</b>
    <span className="hint">{children}</span>
  </span>
)
