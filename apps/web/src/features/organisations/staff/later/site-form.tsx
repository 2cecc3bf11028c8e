import type { OrganisationView, SiteView } from '@ipt/contracts'
import { LIMITS, parseCoordinates } from '@ipt/domain'
import { Button } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { LocateFixed } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useHostWritten } from './use-host.ts'

const WAIT_MS = 15_000

/** A place of a host: where it is by name, by address and on the map. */
export function SiteForm({ site, organisationId, onClose }: { site: SiteView | null; organisationId: string; onClose: () => void }) {
  const { t } = useLingui()
  const written = useHostWritten()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const [locating, setLocating] = useState<'asking' | 'failed' | null>(null)
  const place = site?.position ? `${site.position.latitude}, ${site.position.longitude}` : ''
  const { values, change, forget } = useKeptForm(`site.${site?.id ?? `new.${organisationId}`}`, {
    name: site?.name ?? '',
    address: site?.address ?? '',
    place,
  })
  const position = values.place.trim() === '' ? null : parseCoordinates(values.place)
  const placeError = values.place.trim() !== '' && position === null ? t`Write it as -6.7924, 39.2083: latitude, then longitude.` : null
  const onSuccess = (host: OrganisationView) => {
    forget()
    onClose()
    written(host, t`Site saved.`)
  }
  const add = trpc.organisations.addSite.useMutation({ onSuccess })
  const edit = trpc.organisations.editSite.useMutation({ onSuccess })
  const version = useVersion(site?.version ?? 1, edit.error)
  const act = site ? edit : add

  const locate = () => {
    setLocating('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(null)
        change({ place: `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}` })
      },
      () => setLocating('failed'),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (act.isPending || !values.name.trim() || placeError) return
    const sent = { name: values.name, address: values.address, position }
    if (!site) return add.mutate({ ...sent, organisationId, id: steadyId(sent) })
    const edited = { ...sent, id: site.id, version: version.current() }
    edit.mutate({ ...edited, requestId: steadyId(edited) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <TextField
        label={t`Name`}
        value={values.name}
        maxLength={LIMITS.name}
        error={missing(values.name)}
        onChange={(name) => change({ name })}
      />
      <TextField label={t`Address`} value={values.address} maxLength={LIMITS.address} onChange={(address) => change({ address })} />
      <TextField
        label={t`Position`}
        hint={t`Latitude and longitude, as a map copies them: -6.7924, 39.2083`}
        value={values.place}
        maxLength={60}
        error={placeError}
        onChange={(next) => change({ place: next })}
      />
      {'geolocation' in navigator && (
        <div className="group">
          <div>
            <Button size="small" icon={LocateFixed} busy={locating === 'asking'} onClick={locate}>
              <Trans>I am there now: use this device's position</Trans>
            </Button>
          </div>
          <p className="hint" role="status">
            {locating === 'failed' && <Trans>Your device gave no position. Copy it from a map instead.</Trans>}
          </p>
        </div>
      )}
      <FormEnd
        busy={act.isPending}
        error={act.error}
        onCancel={() => {
          forget()
          onClose()
        }}
      >
        <Trans>Save site</Trans>
      </FormEnd>
    </form>
  )
}
