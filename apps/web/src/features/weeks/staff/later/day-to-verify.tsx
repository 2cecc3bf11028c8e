import { Button, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Waiting } from '../../../../components/loaded.tsx'
import { useKeptWords } from '../../../../components/use-kept-words.ts'
import { useReturningFocus } from '../../../../components/use-returning-focus.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { useFormats } from '../../../../lib/format.ts'
import { LogBody, LogRemarkNotice } from '../../../logbook/components/log-body.tsx'
import { LOG_EVENT_WORDS } from '../../../logbook/log-event-words.ts'
import NewerRevision from '../../../logbook/staff/newer-revision.tsx'
import { useDecideLog } from '../../../logbook/staff/use-decide-log.ts'
import { useReading } from '../../../logbook/staff/use-reading.ts'
import { ReadWhole } from '../../../reviews/read-whole.tsx'
import { dayId } from '../../later/day-id.ts'
import { DayOfWeek, type LoggedDay } from '../../later/week-days.tsx'

const ReturnForm = lazy(() => import('../../../reviews/staff/return-form.tsx'))

/** A day with its log as its industrial supervisor reads it: verified with the others by the bar, or returned here. */
export function DayToVerify({ day, onReturning }: { day: LoggedDay; onReturning: (open: boolean) => void }) {
  const { t } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const reading = useReading(day.log)
  const { log } = reading
  const [comment, setComment] = useKeptWords(log.id)
  const [open, setOpen] = useState(comment !== '' && log.can.includes('requestRevision'))
  const button = useReturningFocus<HTMLButtonElement>(open)
  const { decide, busy, error, reset } = useDecideLog(
    log,
    (decided, event) => {
      setOpen(false)
      focusOn(dayId(decided.logDate))
      const name = format.dayShort(decided.logDate)
      if (event === 'requestRevision')
        toast({
          text: t`Returned: ${name}.`,
          action: decided.can.includes('withdrawRequest')
            ? { label: t`Undo`, run: () => decide({ event: 'withdrawRequest', comment: '' }) }
            : undefined,
        })
    },
    reading.refused,
  )
  const name = format.dayLong(day.date)
  const tell = useRef(onReturning)
  tell.current = onReturning
  useEffect(() => tell.current(open), [open])

  return (
    <DayOfWeek day={{ ...day, log }} open={open}>
      {reading.newer !== null && <NewerRevision log={log} newer={reading.newer} onShow={reading.show} />}
      <LogRemarkNotice log={log} />
      <ReadWhole log={log}>
        <LogBody log={log} />
      </ReadWhole>
      {open ? (
        <Suspense fallback={<Waiting lines={2} />}>
          <ReturnForm
            comment={comment}
            onComment={setComment}
            busy={busy !== null}
            error={error}
            onSubmit={(text) => decide({ event: 'requestRevision', comment: text })}
            onCancel={() => setOpen(false)}
          />
        </Suspense>
      ) : (
        log.can.includes('requestRevision') && (
          <div className="week-day-act">
            <Button
              ref={button}
              size="small"
              aria-keyshortcuts="R"
              icon={LOG_EVENT_WORDS.requestRevision.icon}
              onClick={() => {
                reset()
                setOpen(true)
              }}
            >
              <Trans>Return</Trans>
              <span className="sr">{name}</span>
            </Button>
          </div>
        )
      )}
    </DayOfWeek>
  )
}
