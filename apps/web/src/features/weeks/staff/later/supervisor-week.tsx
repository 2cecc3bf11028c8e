import type { BulkAnswer, LogView, WeekView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { useKeptWords } from '../../../../components/use-kept-words.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { useShortcuts } from '../../../../lib/use-shortcuts.ts'
import { isRead } from '../../../reviews/seen.ts'
import { useSeen } from '../../../reviews/use-seen.ts'
import { useUndoMany, useVerifyMany } from '../../../reviews/use-verify-many.ts'
import { CommentField } from '../../later/comment-field.tsx'
import { RefusedDays } from '../../later/refused-days.tsx'
import { SIGN_ID, SignOffSection } from '../../later/sign-off-section.tsx'
import { SummarySection } from '../../later/summary-section.tsx'
import { useSignOff, useUndoSignOff } from '../../later/use-week.ts'
import { WeekBar } from '../../later/week-bar.tsx'
import { WeekDays } from '../../later/week-days.tsx'
import { DayToVerify } from './day-to-verify.tsx'

/** The week of a trainee, read in one scroll: days verified in one press or returned one by one, then commented and signed. */
export function SupervisorWeek({ week }: { week: WeekView }) {
  const { t } = useLingui()
  const toast = useToast()
  const days = useRef<HTMLDivElement>(null)
  const seen = useSeen(days)
  const [returning, setReturning] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<BulkAnswer['refused']>([])
  const [comment, setComment] = useKeptWords(`week.${week.placementId}.${week.weekStartsOn}`)
  const waiting = week.days.flatMap(({ log }) => (log?.can.includes('verify') ? [log] : []))
  const unread = waiting.filter((log) => !isRead(seen, log))
  const read = waiting.filter((log) => isRead(seen, log) && !returning.has(log.id))

  const undoMany = useUndoMany(({ done }) => {
    focusOn('days')
    const count = done.length
    toast({ text: t`Taken back: ${count}. They wait for you again.` })
  })
  const verifyMany = useVerifyMany((answer, asked) => {
    setRefused(answer.refused)
    const done = answer.done.filter(({ can }) => can.includes('undoVerify'))
    const count = answer.done.length
    focusOn(answer.refused.length > 0 ? 'refused' : SIGN_ID)
    if (count > 0)
      toast({
        text: count === asked.length ? t`Verified: ${count}.` : t`Verified: ${count} of ${asked.length}.`,
        action: done.length > 0 ? { label: t`Undo`, run: () => undoMany.run(done) } : undefined,
      })
  })
  const undoSign = useUndoSignOff(week, () => {
    // The words are given back to whoever wrote them.
    setComment(week.signOff?.comment ?? comment)
    focusOn(SIGN_ID)
    toast({ text: t`Sign-off taken back.` })
  })
  const latestUndo = useRef(undoSign.undo)
  latestUndo.current = undoSign.undo
  const signOff = useSignOff(week, () => {
    setComment('')
    focusOn(SIGN_ID)
    toast({ text: t`Week signed off.`, action: { label: t`Undo`, run: () => latestUndo.current() } })
  })
  const returnDay = () => document.activeElement?.closest('.week-day')?.querySelector<HTMLElement>('[aria-keyshortcuts="R"]')?.click()
  const returnable = week.days.some(({ log }) => log?.can.includes('requestRevision'))
  useShortcuts({ r: returnable ? { label: t`Return the day that has the focus`, run: returnDay } : undefined })
  const mark = (log: LogView, open: boolean) =>
    setReturning((before) => new Set(open ? [...before, log.id] : [...before].filter((id) => id !== log.id)))

  return (
    <>
      <RefusedDays week={week} refused={refused} />
      <div ref={days}>
        <WeekDays role="industrialSupervisor" week={week}>
          {(day) => <DayToVerify key={day.date} day={day} onReturning={(open) => mark(day.log, open)} />}
        </WeekDays>
      </div>
      <SummarySection week={week} />
      <SignOffSection week={week}>
        {week.can.includes('signOff') ? (
          <CommentField comment={comment} onComment={setComment} />
        ) : (
          !week.signOff && (
            <p className="muted">
              <Trans>Once every day is decided, you comment on the week here and sign it.</Trans>
            </p>
          )
        )}
      </SignOffSection>
      <WeekBar
        week={week}
        waiting={waiting}
        unread={unread}
        read={read}
        comment={comment}
        verify={{ run: () => verifyMany.run(read), busy: verifyMany.busy, error: verifyMany.error }}
        sign={{ run: () => signOff.sign(comment.trim()), busy: signOff.busy, error: signOff.error }}
        undo={{ run: undoSign.undo, busy: undoSign.busy, error: undoSign.error }}
      />
    </>
  )
}
