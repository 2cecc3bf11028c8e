import type { PlacementCourse } from '@ipt/contracts'
import { Button, Dialog, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarRange, CalendarX, CheckCheck, CircleAlert, MapPin, X } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { ReasonForm } from '../../../../components/staff/reason-form.tsx'
import { forgetWords, useKeptWords } from '../../../../components/use-kept-words.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import { ChangePlaceForm } from './change-place-form.tsx'
import { DatesForm } from './dates-form.tsx'
import { EndForm } from './end-form.tsx'
import { useCourseWritten } from './use-course-written.ts'

/** What a coordinator may do with a placement in its course. Where the last act is gone, the focus goes to the history. */
export function CourseActs({ course }: { course: PlacementCourse }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const written = useCourseWritten()
  const steadyId = useSteadyId()
  const me = useMe()
  const [open, setOpen] = useState<'dates' | 'place' | 'end' | 'cancel' | null>(null)
  const { id, can } = course
  const [reason, setReason] = useKeptWords(`cancel.${id}`)
  const done = (next: PlacementCourse, text: string) => {
    setOpen(null)
    written(next, text)
    focusOn('course')
  }
  const complete = trpc.placements.complete.useMutation({ onSuccess: (next) => done(next, t`The placement is completed.`) })
  const cancel = trpc.placements.cancel.useMutation({
    onSuccess: (next) => {
      forgetWords(me.id, `cancel.${id}`)
      setReason('')
      done(next, t`The placement is cancelled.`)
    },
  })
  if (can.length === 0) return null
  return (
    <div className="group">
      <div className="row wrap">
        {can.includes('changeDates') && (
          <Button icon={CalendarRange} onClick={() => setOpen('dates')}>
            <Trans>Change dates</Trans>
          </Button>
        )}
        {can.includes('changePlace') && (
          <Button icon={MapPin} onClick={() => setOpen('place')}>
            <Trans>Change place</Trans>
          </Button>
        )}
        {can.includes('endEarly') && (
          <Button icon={CalendarX} onClick={() => setOpen('end')}>
            <Trans>End early</Trans>
          </Button>
        )}
        {can.includes('cancel') && (
          <Button icon={X} onClick={() => setOpen('cancel')}>
            <Trans>Cancel placement</Trans>
          </Button>
        )}
        {can.includes('complete') && (
          <Button
            icon={CheckCheck}
            busy={complete.isPending}
            onClick={() => complete.mutate({ id, requestId: steadyId(['complete', id]) })}
          >
            <Trans>Complete placement</Trans>
          </Button>
        )}
      </div>
      <div role="alert">
        {complete.error && !complete.isPending && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(complete.error)}
          </Notice>
        )}
      </div>
      <Dialog open={open === 'dates'} onClose={() => setOpen(null)} title={t`Change dates`} closeLabel={t`Close`}>
        <DatesForm course={course} onDone={done} onCancel={() => setOpen(null)} />
      </Dialog>
      <Dialog open={open === 'place'} onClose={() => setOpen(null)} title={t`Change place`} closeLabel={t`Close`}>
        <ChangePlaceForm course={course} onCancel={() => setOpen(null)} />
      </Dialog>
      <Dialog open={open === 'end'} onClose={() => setOpen(null)} title={t`End early`} closeLabel={t`Close`}>
        <EndForm course={course} onDone={done} onCancel={() => setOpen(null)} />
      </Dialog>
      <Dialog open={open === 'cancel'} onClose={() => setOpen(null)} title={t`Cancel placement`} closeLabel={t`Close`}>
        <ReasonForm
          label={t`Why?`}
          hint={t`The student can be placed again, and the place is free. The student reads this.`}
          comment={reason}
          onComment={setReason}
          submitLabel={t`Cancel the placement`}
          submitIcon={X}
          cancelLabel={t`Keep it`}
          busy={cancel.isPending}
          error={cancel.error}
          onSubmit={(comment) => cancel.mutate({ id, comment, requestId: steadyId([id, comment]) })}
          onCancel={() => setOpen(null)}
        />
      </Dialog>
    </div>
  )
}
