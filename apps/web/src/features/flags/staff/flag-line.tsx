import type { LogView } from '@ipt/contracts'
import { Button } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '../../../components/link.tsx'
import { useReturningFocus } from '../../../components/use-returning-focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { LogBody } from '../../logbook/components/log-body.tsx'
import type { GoneLog } from '../../logbook/staff/use-gone.ts'
import { ageInDays } from './age.ts'
import { ResolveForm, type WayOut } from './resolve-form.tsx'

/** Days from which a flag is old. */
const OLD_DAYS = 7

export interface FlagLineProps {
  log: LogView
  /** Its page, on the way through this queue. */
  to: string
  /** Whether its button is the green one of the screen. */
  primary: boolean
  open: boolean
  onOpen: (open: boolean) => void
  onResolved: (log: LogView, way: WayOut) => void
  onGone: (gone: GoneLog) => void
}

export const flagId = (logId: string): string => `flag-${logId}`

/** One open flag: whose log, who flagged it and why; opened, the log itself and the three ways out. */
export function FlagLine({ log, to, primary, open, onOpen, onResolved, onGone }: FlagLineProps) {
  const { t } = useLingui()
  const format = useFormats()
  const decide = useReturningFocus<HTMLButtonElement>(open)
  const { student, logDate, organisation, remark } = log
  const days = ageInDays(remark?.at ?? log.submittedAt, Date.now())
  const [name, day, by] = [student.name, format.dayShort(logDate), remark?.by?.name ?? t`somebody`]
  return (
    <li className="flag" data-s={open ? 'flagged' : undefined}>
      <div className="flag-line">
        <span className="age" data-old={days >= OLD_DAYS || undefined}>
          <Plural value={days} _0="today" one="# day" other="# days" />
        </span>
        <div className="what">
          <h3 id={flagId(log.id)} tabIndex={-1}>
            <Link to={to}>
              {name}, {day}
            </Link>
          </h3>
          <p className="hint">{organisation}</p>
          <p className="sm">
            <Trans>
              {by}: {remark?.comment ?? ''}
            </Trans>
          </p>
        </div>
        {!open && (
          <Button ref={decide} size="small" variant={primary ? 'primary' : 'plain'} aria-expanded={false} onClick={() => onOpen(true)}>
            <Trans>Decide</Trans>
            <span className="sr">{t`on the log of ${name}, ${day}`}</span>
          </Button>
        )}
      </div>
      {open && (
        <div className="flag-open">
          <LogBody log={log} />
          <ResolveForm log={log} onResolved={onResolved} onGone={onGone} onCancel={() => onOpen(false)} />
        </div>
      )}
    </li>
  )
}
