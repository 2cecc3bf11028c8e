import type { CohortView } from '@ipt/contracts'
import { type IsoDate, LIMITS, seasonFault } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { SelectField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { detailsOf } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { type CohortValues, sentOf, valuesOf } from './cohort-values.ts'
import { WorkingDays } from './working-days.tsx'

export interface CohortFormProps {
  /** Under which name what is typed is kept. */
  name: string
  institutionId: string
  /** Null: a new season. */
  cohort: CohortView | null
  busy: boolean
  error: unknown
  /** `forget` drops what was kept: call it once it is saved. */
  onSubmit: (sent: ReturnType<typeof sentOf>, forget: () => void) => void
}

/** What a season is: its dates, what is asked of students, and how long everything may take. */
export function CohortForm({ name, institutionId, cohort, busy, error, onSubmit }: CohortFormProps) {
  const { t } = useLingui()
  const format = useFormats()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const settings = trpc.settings.get.useQuery({ institutionId })
  const { values, change, forget } = useKeptForm<CohortValues>(name, valuesOf(cohort))
  const dates =
    values.startsOn && values.endsOn ? { ...values, applicationsCloseOn: (values.applicationsCloseOn || null) as IsoDate | null } : null
  const fault = dates && seasonFault(dates)
  const endFault =
    fault === 'ENDS_EARLY' ? t`The season ends before it starts.` : fault === 'TOO_LONG' ? t`A season is at most three years long.` : null
  const outside = detailsOf(error)?.code === 'LOGS_OUTSIDE' ? detailsOf(error)?.facts : undefined
  const days = (value: string) =>
    value === '' || (/^\d+$/.test(value) && Number(value) <= LIMITS.seasonDays) ? null : t`A whole number of days, or nothing.`
  const numbers = [values.logWindowDays, values.verifyWithinDays, values.validateWithinDays, values.requiredDays]
  const hoursError = values.requiredHours === '' || /^\d{1,4}$/.test(values.requiredHours) ? null : t`A whole number of hours, or nothing.`
  const weekError = values.workingDays.length === 0 ? t`Choose at least one day.` : null

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const complete = values.name.trim() && values.startsOn && values.endsOn && values.requiredDays !== ''
    if (busy || !complete || fault || weekError || hoursError || numbers.some(days)) return
    onSubmit(sentOf(values), forget)
  }

  return (
    <form className="form" noValidate onSubmit={submit}>
      <div className="form-pair">
        <TextField
          label={t`Name`}
          value={values.name}
          maxLength={LIMITS.name}
          error={missing(values.name)}
          onChange={(next) => change({ name: next })}
        />
        <SelectField
          label={t`Programme`}
          value={values.programmeId}
          options={[
            { value: '', label: t`all programmes` },
            ...(settings.data?.programmes ?? []).map((programme) => ({ value: programme.id, label: programme.name })),
          ]}
          onChange={(programmeId) => change({ programmeId })}
        />
      </div>
      <div className="form-pair">
        <TextField
          type="date"
          label={t`Starts on`}
          value={values.startsOn}
          error={missing(values.startsOn)}
          onChange={(startsOn) => change({ startsOn })}
        />
        <TextField
          type="date"
          label={t`Ends on`}
          value={values.endsOn}
          error={endFault ?? missing(values.endsOn)}
          onChange={(endsOn) => change({ endsOn })}
        />
      </div>
      {outside && (
        <p className="error" role="alert">
          <Trans>
            {outside.count} logs, from {format.date(String(outside.first))} to {format.date(String(outside.last))}, would fall outside.
          </Trans>
        </p>
      )}
      <WorkingDays value={values.workingDays} error={weekError} onChange={(workingDays) => change({ workingDays })} />
      <div className="form-pair">
        <TextField
          label={t`Days each student has to log`}
          inputMode="numeric"
          value={values.requiredDays}
          error={missing(values.requiredDays) ?? days(values.requiredDays)}
          onChange={(requiredDays) => change({ requiredDays })}
        />
        <TextField
          label={t`Hours each student has to show`}
          hint={t`Beside the days. Nothing: days alone count.`}
          inputMode="numeric"
          value={values.requiredHours}
          error={hoursError}
          onChange={(requiredHours) => change({ requiredHours })}
        />
      </div>
      <div className="form-pair">
        <TextField
          label={t`Days a log is still taken`}
          hint={t`After its day. Nothing: until the season ends.`}
          inputMode="numeric"
          value={values.logWindowDays}
          error={days(values.logWindowDays)}
          onChange={(logWindowDays) => change({ logWindowDays })}
        />
        <TextField
          type="date"
          label={t`Applications close on`}
          hint={t`Nothing: when each vacancy closes.`}
          value={values.applicationsCloseOn}
          error={fault === 'APPLICATIONS_LATE' ? t`That is after the season has ended.` : null}
          onChange={(applicationsCloseOn) => change({ applicationsCloseOn })}
        />
      </div>
      <div className="form-pair">
        <TextField
          label={t`Days to verify a log`}
          hint={t`Reminders go by it. Nobody is locked out.`}
          inputMode="numeric"
          value={values.verifyWithinDays}
          error={days(values.verifyWithinDays)}
          onChange={(verifyWithinDays) => change({ verifyWithinDays })}
        />
        <TextField
          label={t`Days to validate a verified log`}
          inputMode="numeric"
          value={values.validateWithinDays}
          error={days(values.validateWithinDays)}
          onChange={(validateWithinDays) => change({ validateWithinDays })}
        />
      </div>
      <FormEnd busy={busy} error={outside ? null : error}>
        {cohort ? <Trans>Save season</Trans> : <Trans>Open season</Trans>}
      </FormEnd>
    </form>
  )
}
