import type { PlacementCourse } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { TextAreaField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { codeOf } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'

interface DatesFormProps {
  course: PlacementCourse
  onDone: (next: PlacementCourse, text: string) => void
  onCancel: () => void
}

/** Other first and last days of a placement, inside of its season. */
export function DatesForm({ course, onDone, onCancel }: DatesFormProps) {
  const { t } = useLingui()
  const format = useFormats()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const { id, startsOn, endsOn, cohort } = course
  const { values, change, forget } = useKeptForm(`dates.${id}`, { startsOn, endsOn, comment: '' })
  const act = trpc.placements.changeDates.useMutation({
    onSuccess: (next) => {
      forget()
      onDone(next, t`The dates are changed.`)
    },
    onError: (error) => {
      if (codeOf(error) === 'STALE_VERSION') void utils.placements.course.invalidate({ id })
    },
  })
  const [first, last] = [format.date(cohort.startsOn), format.date(cohort.endsOn)]
  const outside = (day: string) => (day < cohort.startsOn || day > cohort.endsOn ? t`The season is from ${first} to ${last}.` : null)
  const fault = {
    startsOn: missing(values.startsOn) ?? (values.startsOn && outside(values.startsOn)),
    endsOn:
      missing(values.endsOn) ??
      (values.endsOn && (values.endsOn < values.startsOn ? t`The last day comes before the first one.` : outside(values.endsOn))),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (act.isPending || !values.startsOn || !values.endsOn || fault.startsOn || fault.endsOn) return
    const sent = { id, ...values, was: { startsOn, endsOn } }
    act.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <div className="form-pair">
        {(['startsOn', 'endsOn'] as const).map((name) => (
          <TextField
            key={name}
            type="date"
            label={name === 'startsOn' ? t`First day` : t`Last day`}
            min={cohort.startsOn}
            max={cohort.endsOn}
            value={values[name]}
            error={fault[name] || null}
            onChange={(day) => change({ [name]: day })}
          />
        ))}
      </div>
      <TextAreaField
        label={t`Why (may stay empty)`}
        rows={2}
        maxLength={LIMITS.comment}
        value={values.comment}
        onChange={(comment) => change({ comment })}
      />
      <FormEnd busy={act.isPending} error={act.error} onCancel={onCancel}>
        <Trans>Save dates</Trans>
      </FormEnd>
    </form>
  )
}
