import type { FindSeasons } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Send } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { SelectField, TextAreaField, TextField, useMissing } from '../../../components/later/fields.tsx'
import { FormEnd } from '../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../components/later/use-steady-id.ts'
import { codeOf, fieldErrorAt } from '../../../lib/errors.ts'
import { useNavigate } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { FileField } from '../../files/components/file-field.tsx'
import { nothingOnItsWay } from '../../files/file-gate.ts'
import type { FindValues } from './find-values.ts'
import { HostChoice } from './host-choice.tsx'

const BLANK = { organisationId: '', organisationName: '', siteId: '', newHost: false, site: '', address: '' }
const NOBODY = { supervisor: '', title: '', email: '', phone: '', note: '', letter: null }

/** The form is kept at every keystroke; a refusal clears nothing. */
export function FindForm({ seasons }: { seasons: FindSeasons }) {
  const { t } = useLingui()
  const toast = useToast()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const [first] = seasons
  const start: FindValues = { cohortId: first?.id ?? '', startsOn: first?.startsOn ?? '', endsOn: first?.endsOn ?? '', ...BLANK, ...NOBODY }
  const { values, change, forget } = useKeptForm<FindValues>('find', start)
  const season = seasons.find(({ id }) => id === values.cohortId) ?? first
  const [tried, setTried] = useState(false)
  const [lost, setLost] = useState(false)
  const missing = useMissing(tried)
  const gate = useRef(nothingOnItsWay)
  const propose = trpc.finds.propose.useMutation({
    onSuccess: () => {
      forget()
      void utils.placements.invalidate()
      void utils.finds.invalidate()
      toast({ text: t`Sent. Your coordinator checks it.` })
      navigate('/student/placement')
    },
  })
  const own = codeOf(propose.error) === 'CONTACT_IS_STUDENT' ? errorText(propose.error) : null
  const hostGiven = values.newHost ? values.organisationName.trim() !== '' && values.site.trim() !== '' : values.siteId !== ''
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!season || !hostGiven || !values.supervisor.trim() || !values.email.trim() || propose.isPending) return
    const arrived = await gate.current()
    setLost(!arrived)
    if (!arrived) return
    const { startsOn, endsOn, note } = values
    const sent = {
      cohortId: season.id,
      host: values.newHost
        ? { name: values.organisationName, site: values.site, address: values.address }
        : { organisationId: values.organisationId, siteId: values.siteId },
      supervisor: { name: values.supervisor, title: values.title, email: values.email, phone: values.phone },
      startsOn,
      endsOn,
      note,
      letterId: values.letter?.id ?? null,
    }
    propose.mutate({ ...sent, id: steadyId(sent) })
  }
  const daysError = (field: 'startsOn' | 'endsOn') =>
    fieldErrorAt(propose.error, `/${field}`) ? t`Choose days of the season, the first before the last.` : null
  return (
    <form className="card pad form" noValidate onSubmit={(event) => void send(event)}>
      {seasons.length > 1 && (
        <SelectField
          label={t`Season`}
          value={season?.id ?? ''}
          options={seasons.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(cohortId) => change({ cohortId })}
        />
      )}
      <HostChoice values={values} tried={tried} onChange={change} />
      <div className="form-pair">
        <TextField
          label={t`First day`}
          type="date"
          min={season?.startsOn}
          max={season?.endsOn}
          value={values.startsOn}
          error={missing(values.startsOn) ?? daysError('startsOn')}
          onChange={(startsOn) => change({ startsOn })}
        />
        <TextField
          label={t`Last day`}
          type="date"
          min={season?.startsOn}
          max={season?.endsOn}
          value={values.endsOn}
          error={missing(values.endsOn) ?? daysError('endsOn')}
          onChange={(endsOn) => change({ endsOn })}
        />
      </div>
      <TextField
        label={t`Who would supervise you there`}
        autoComplete="off"
        value={values.supervisor}
        maxLength={LIMITS.name}
        error={missing(values.supervisor)}
        onChange={(supervisor) => change({ supervisor })}
      />
      <TextField label={t`Title or work`} value={values.title} maxLength={LIMITS.name} onChange={(title) => change({ title })} />
      <div className="form-pair">
        <TextField
          label={t`Their e-mail`}
          type="email"
          autoComplete="off"
          value={values.email}
          maxLength={LIMITS.email}
          error={
            missing(values.email) ?? own ?? (fieldErrorAt(propose.error, '/supervisor/email') ? t`Write it as name@company.co.tz.` : null)
          }
          onChange={(email) => change({ email })}
        />
        <TextField
          label={t`Their telephone`}
          type="tel"
          autoComplete="off"
          value={values.phone}
          maxLength={LIMITS.code}
          error={fieldErrorAt(propose.error, '/supervisor/phone') ? t`Write it as +255 22 211 1174.` : null}
          onChange={(phone) => change({ phone })}
        />
      </div>
      <FileField
        label={t`The company's letter that takes you`}
        stored={values.letter ? [values.letter] : []}
        onStored={(letter) => change({ letter })}
        onRemove={() => change({ letter: null })}
        gate={gate}
        most={1}
        error={lost ? t`The file did not arrive. Try it again, or remove it.` : null}
      />
      <TextAreaField
        label={t`Anything else the coordinator should know`}
        value={values.note}
        maxLength={LIMITS.comment}
        onChange={(note) => change({ note })}
      />
      <FormEnd busy={propose.isPending} error={own ? null : propose.error} icon={Send}>
        <Trans>Send it to the coordinator</Trans>
      </FormEnd>
    </form>
  )
}
