import type { PlacementCourse } from '@ipt/contracts'
import { addDays, LIMITS } from '@ipt/domain'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { MapPin } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { SelectField, TextAreaField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { HostField } from '../../../vacancies/staff/later/host-field.tsx'

/** Where a student goes on half-way: from which day, at which host and site, and under whom. It leads to the placement that follows. */
export function ChangePlaceForm({ course, onCancel }: { course: PlacementCourse; onCancel: () => void }) {
  const { t } = useLingui()
  const toast = useToast()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const steadyNewId = useSteadyId()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const { id, startsOn, endsOn, today, cohort } = course
  const last = endsOn < addDays(today, 1) ? endsOn : addDays(today, 1)
  const { values, change, forget } = useKeptForm(`place.${id}`, {
    on: last,
    host: null as { id: string; name: string } | null,
    siteId: '',
    contactId: '',
    comment: '',
  })
  const places = trpc.vacancies.places.useQuery(
    { cohortId: cohort.id, organisationId: values.host?.id ?? '' },
    { enabled: values.host !== null },
  )
  const act = trpc.placing.changePlace.useMutation({
    onSuccess: ({ placementId }) => {
      forget()
      toast({ text: t`The place is changed. The student reports the arrival there anew.` })
      void utils.placements.invalidate()
      navigate(`/coordinator/placements/${placementId}`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const { on, host, siteId, contactId, comment } = values
    if (act.isPending || !on || !host || !siteId || !comment.trim()) return
    const sent = { id, on, organisationId: host.id, siteId, contactId: contactId || null, comment: comment.trim() }
    act.mutate({ ...sent, newId: steadyNewId(sent), requestId: steadyId(sent) })
  }
  const sites = places.data?.sites ?? []
  const contacts = places.data?.contacts ?? []
  return (
    <form className="form" noValidate onSubmit={submit}>
      <TextField
        type="date"
        label={t`First day at the new place`}
        hint={t`The day before is the last one at the old place. What was logged there stays with its supervisor; nothing more is logged there, so let the student log what is missing first.`}
        min={addDays(startsOn, 1)}
        max={last}
        value={values.on}
        error={missing(values.on)}
        onChange={(on) => change({ on })}
      />
      <HostField
        value={values.host}
        error={missing(values.host?.id ?? '')}
        onChange={(host) => change({ host, siteId: '', contactId: '' })}
      />
      <SelectField
        label={t`Site`}
        hint={values.host && places.data && sites.length === 0 ? t`This company has no site yet: add one under Hosts.` : undefined}
        value={values.siteId}
        error={missing(values.siteId)}
        options={[{ value: '', label: t`Choose a site` }, ...sites.map(({ id: site, name }) => ({ value: site, label: name }))]}
        onChange={(siteId) => change({ siteId })}
      />
      <SelectField
        label={t`Supervisor there`}
        hint={t`Contacts that a coordinator has checked.`}
        value={values.contactId}
        options={[{ value: '', label: t`Not known yet` }, ...contacts.map(({ id: contact, name }) => ({ value: contact, label: name }))]}
        onChange={(contactId) => change({ contactId })}
      />
      <TextAreaField
        label={t`Why?`}
        hint={t`The student reads this.`}
        rows={3}
        maxLength={LIMITS.comment}
        value={values.comment}
        error={missing(values.comment)}
        onChange={(comment) => change({ comment })}
      />
      <FormEnd busy={act.isPending} error={act.error} icon={MapPin} onCancel={onCancel}>
        <Trans>Change the place</Trans>
      </FormEnd>
    </form>
  )
}
