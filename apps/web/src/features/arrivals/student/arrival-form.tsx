import type { PlacementView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Field, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { detailsOf, fieldErrorAt } from '../../../lib/errors.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { FileField } from '../../files/components/file-field.tsx'
import { nothingOnItsWay } from '../../files/file-gate.ts'
import { useDraft } from '../../logbook/use-draft.ts'
import { LocationField, type Place } from './location-field.tsx'
import { useReportArrival } from './use-report-arrival.ts'

/** "I have arrived": the day, a word, and what may serve as evidence. Nothing but the day is asked for. */
export default function ArrivalForm({ placement }: { placement: PlacementView }) {
  const { t } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const errorText = useErrorText()
  const me = useMe()
  const { today, organisation, site, arrival } = placement
  const form = useDraft(`ipt.draft.${me.id}.${placement.id}.arrival`, { content: arrival?.note ?? '', hours: '', skills: [], files: [] })
  const { draft, update } = form
  const [arrivedOn, setArrivedOn] = useState(arrival?.arrivedOn ?? today)
  const [location, setLocation] = useState<Place | null>(null)
  const [failed, setFailed] = useState(false)
  const gate = useRef(nothingOnItsWay)
  const { report, busy, error } = useReportArrival(placement, () => {
    form.drop()
    toast({ text: t`Arrival reported. You can write your logs now.` })
  })

  const over = draft.content.length > LIMITS.comment
  const most = format.number(LIMITS.comment)
  const earliest = placement.cohort.startsOn
  const latest = placement.endsOn < today ? placement.endsOn : today
  const [first, last] = [format.dayShort(earliest), format.dayShort(latest)]
  const dateError = fieldErrorAt(error, '/arrivedOn') ? t`Choose the day on which you arrived, from ${first} to ${last}.` : null
  const refusal = detailsOf(error)
  const open = refusal?.code === 'CHECKLIST_OPEN' ? String(refusal.facts?.items).split('\n').join(', ') : null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || over) return
    const arrived = await gate.current()
    setFailed(!arrived)
    const { id, content, files } = form.current()
    // A note that came back keeps its id; the draft's names this sending of it.
    if (arrived)
      report({ id: arrival?.id ?? id, requestId: id, arrivedOn, note: content.trim(), attachmentId: files[0]?.id ?? null, location })
  }

  return (
    <section className="card pad" aria-labelledby="arrival">
      <form className="stack" noValidate onSubmit={submit}>
        <div className="group">
          <h2 className="lg" id="arrival">
            {arrival ? <Trans>Report your arrival again</Trans> : <Trans>Have you arrived?</Trans>}
          </h2>
          <p className="muted">
            <Trans>
              {organisation}, {site}. Reporting your arrival opens your daily logs; you need not wait until it is confirmed.
            </Trans>
          </p>
          {arrival?.returnedFor && <Notice tone="returned">{arrival.returnedFor}</Notice>}
        </div>
        <Field label={t`Arrived on`} error={dateError}>
          {(control) => (
            <input
              {...control}
              type="date"
              required
              value={arrivedOn}
              min={earliest}
              max={latest}
              onChange={(event) => event.target.value && setArrivedOn(event.target.value)}
            />
          )}
        </Field>
        <Field label={t`A note, if you like`} error={over ? t`Write at most ${most} characters.` : null}>
          {(control) => (
            <textarea {...control} rows={3} value={draft.content} onChange={(event) => update(() => ({ content: event.target.value }))} />
          )}
        </Field>
        <FileField
          label={t`A photo or file, if you like`}
          stored={draft.files}
          onStored={(file) => update(() => ({ files: [file] }))}
          onRemove={() => update(() => ({ files: [] }))}
          gate={gate}
          onSettled={() => setFailed(false)}
          most={1}
          error={failed ? t`The file did not arrive. Try it again, or remove it.` : null}
        />
        <LocationField value={location} onChange={setLocation} />
        <div role="alert">
          {error != null && !busy && !dateError && (
            <Notice tone="flagged" icon={CircleAlert}>
              {open ? (
                <Trans>
                  Still open on your <Link to="/student/checklist">checklist</Link>: {open}.
                </Trans>
              ) : (
                errorText(error)
              )}
            </Notice>
          )}
        </div>
        <Button variant={placement.logWindow ? 'plain' : 'primary'} size="big" type="submit" busy={busy}>
          <Trans>Report arrival</Trans>
        </Button>
      </form>
    </section>
  )
}
