import { isTimeZone } from '@ipt/domain'
import { Field } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useId, useMemo, useState } from 'react'

/** A time zone, found by typing a part of its name; the browser's own stands there already. Shows the time there, to check it by. */
export function TimeZoneField({ error }: { error: string | undefined }) {
  const { t } = useLingui()
  const list = useId()
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const time = isTimeZone(zone)
    ? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date())
    : null
  return (
    <Field
      label={t`Time zone`}
      error={error}
      hint={time ? t`There it is ${time} now. This clock decides which day it is.` : t`Type a part of its name, such as Nairobi.`}
    >
      {(control) => (
        <>
          <input
            {...control}
            name="timeZone"
            list={list}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            value={zone}
            onChange={(event) => setZone(event.target.value)}
          />
          <datalist id={list}>
            {zones.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
