import type { AgreementView, OrganisationView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useRef, useState } from 'react'
import { TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { trpc } from '../../../../lib/trpc.ts'
import type { StoredFile } from '../../../files/api/use-uploads.ts'
import { FileField } from '../../../files/components/file-field.tsx'
import { nothingOnItsWay } from '../../../files/file-gate.ts'
import { useInstitution } from '../../../institutions/staff/later/use-institution.tsx'
import { useHostWritten } from './use-host.ts'

/** Title, term and paper of an agreement. */
export function AgreementForm({
  agreement,
  organisationId,
  onClose,
}: {
  agreement: AgreementView | null
  organisationId: string
  onClose: () => void
}) {
  const { t } = useLingui()
  const written = useHostWritten()
  const steadyId = useSteadyId()
  const { id: institutionId } = useInstitution()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const [failed, setFailed] = useState(false)
  const gate = useRef(nothingOnItsWay)
  const start = {
    title: agreement?.title ?? '',
    startsOn: agreement?.startsOn ?? '',
    expiresOn: agreement?.expiresOn ?? '',
    file: (agreement?.file ?? null) as StoredFile | null,
  }
  const { values, change, forget } = useKeptForm(`agreement.${agreement?.id ?? `new.${organisationId}`}`, start)
  const latest = useRef(values)
  latest.current = values
  const endError = values.expiresOn !== '' && values.expiresOn < values.startsOn ? t`The agreement ends before it starts.` : null
  const onSuccess = (host: OrganisationView) => {
    forget()
    onClose()
    written(host, t`Agreement saved.`)
  }
  const add = trpc.agreements.add.useMutation({ onSuccess })
  const edit = trpc.agreements.edit.useMutation({ onSuccess })
  const version = useVersion(agreement?.version ?? 1, edit.error)
  const act = agreement ? edit : add

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (act.isPending || !values.title.trim() || !values.startsOn || endError) return
    const arrived = await gate.current()
    setFailed(!arrived)
    if (!arrived) return
    const { title, startsOn, expiresOn, file } = latest.current
    const sent = { title, startsOn, expiresOn: expiresOn || null, attachmentId: file?.id ?? null }
    if (!agreement) return add.mutate({ ...sent, institutionId, organisationId, id: steadyId(sent) })
    const edited = { ...sent, id: agreement.id, version: version.current() }
    edit.mutate({ ...edited, requestId: steadyId(edited) })
  }
  return (
    <form className="form" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t`Title`}
        hint={t`Such as: Memorandum of understanding`}
        value={values.title}
        maxLength={LIMITS.name}
        error={missing(values.title)}
        onChange={(title) => change({ title })}
      />
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
          hint={t`Nothing: without an end. It is marked 60 days before.`}
          value={values.expiresOn}
          error={endError}
          onChange={(expiresOn) => change({ expiresOn })}
        />
      </div>
      <FileField
        label={t`The signed paper`}
        stored={values.file ? [values.file] : []}
        onStored={(file) => change({ file })}
        onRemove={() => change({ file: null })}
        gate={gate}
        most={1}
        error={failed ? t`The file did not arrive. Try it again, or remove it.` : null}
      />
      <FormEnd
        busy={act.isPending}
        error={act.error}
        onCancel={() => {
          forget()
          onClose()
        }}
      >
        <Trans>Save agreement</Trans>
      </FormEnd>
    </form>
  )
}
