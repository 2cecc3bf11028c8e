import type { ReportArrivalInput } from '@ipt/contracts'
import { Button, Icon } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../../lib/format.ts'

export type Place = NonNullable<ReportArrivalInput['location']>

const WAIT_MS = 15_000

/** Where the phone says it is, if the student wants to add it. Evidence, never a gate: whatever fails here, the note can be sent. */
export function LocationField({ value, onChange }: { value: Place | null; onChange: (place: Place | null) => void }) {
  const format = useFormats()
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  if (!('geolocation' in navigator)) return null

  const ask = () => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        setState('idle')
        onChange({ latitude, longitude, accuracy: Math.min(accuracy, 1_000_000) })
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    )
  }

  return (
    <div className="group">
      <div className="row wrap">
        {value ? (
          <>
            <Icon of={MapPin} size="s" />
            <span className="sm">
              <Trans>Location added, to within {format.number(Math.round(value.accuracy))} m.</Trans>
            </span>
            <Button variant="link" size="small" onClick={() => onChange(null)}>
              <Trans>Remove</Trans>
            </Button>
          </>
        ) : (
          <Button icon={MapPin} busy={state === 'asking'} onClick={ask}>
            <Trans>Add my location</Trans>
          </Button>
        )}
      </div>
      <p className="hint" role="status">
        {state === 'failed' ? (
          <Trans>Your device gave no location. You can report without it.</Trans>
        ) : (
          <Trans>It is only evidence; you can report without it.</Trans>
        )}
      </p>
    </div>
  )
}
