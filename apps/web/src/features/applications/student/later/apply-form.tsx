import type { OwnApplications, VacancyView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Field, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Send } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Loaded } from '../../../../components/loaded.tsx'
import { detailsOf, fieldErrorAt } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import type { StoredFile } from '../../../files/api/use-uploads.ts'
import { FileField } from '../../../files/components/file-field.tsx'
import { nothingOnItsWay } from '../../../files/file-gate.ts'
import { useApplicationDraft } from './use-application-draft.ts'

/** Applies for a place: a CV, which is there already after the first time, and a letter as text or as a file. */
export default function ApplyForm({ vacancy }: { vacancy: VacancyView }) {
  const own = trpc.applications.own.useQuery()
  return (
    <section className="card pad apply" aria-labelledby="apply">
      <Loaded query={own} lines={6}>
        {(applications) => <Form vacancy={vacancy} earlierCv={lastCvOf(applications)} />}
      </Loaded>
    </section>
  )
}

/** The CV of the application that was sent last. */
function lastCvOf({ items }: OwnApplications): StoredFile | null {
  const [last] = items.filter((item) => item.cv !== null).sort((a, b) => b.submittedAt.localeCompare(a.submittedAt))
  return last?.cv ? { id: last.cv.id, name: last.cv.name, mediaType: last.cv.mediaType, size: last.cv.size } : null
}

function Form({ vacancy, earlierCv }: { vacancy: VacancyView; earlierCv: StoredFile | null }) {
  const { t } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const form = useApplicationDraft(vacancy.id, earlierCv)
  const { draft, kept, update } = form
  const [tried, setTried] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const [lost, setLost] = useState({ cv: false, letter: false })
  const cvGate = useRef(nothingOnItsWay)
  const letterGate = useRef(nothingOnItsWay)
  const submit = trpc.applications.submit.useMutation({
    onSuccess: () => {
      form.drop()
      void utils.applications.own.invalidate()
      void utils.vacancies.invalidate()
      const host = vacancy.organisation.name
      toast({ text: t`Applied at ${host}.` })
      navigate('/student/applications')
    },
    // Why it cannot be sent may stand on the page: closed meanwhile, applied in another window.
    onError: () => void utils.vacancies.get.invalidate({ id: vacancy.id }),
  })
  const most = format.number(LIMITS.letter)
  const over = draft.letter.length > LIMITS.letter
  const empty = !draft.letter.trim() && !draft.cv && !draft.letterFile
  const letterError = over
    ? t`Write at most ${most} characters.`
    : (tried && empty) || fieldErrorAt(submit.error, '/letter')
      ? t`Add a CV, or write a letter.`
      : null

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (submit.isPending || waiting || over) return
    setWaiting(true)
    const [cv, letter] = await Promise.all([cvGate.current(), letterGate.current()])
    setWaiting(false)
    setLost({ cv: !cv, letter: !letter })
    if (!cv || !letter) return
    const { id, letter: words, cv: paper, letterFile } = form.toSend()
    if (!words.trim() && !paper && !letterFile) return
    submit.mutate({ id, vacancyId: vacancy.id, letter: words, cvId: paper?.id ?? null, letterFileId: letterFile?.id ?? null })
  }

  return (
    <form className="stack" noValidate onSubmit={send}>
      <div className="group">
        <h2 className="lg" id="apply">
          <Trans>Apply</Trans>
        </h2>
        <p className="hint">
          <Trans>The coordinator and the company read it. You can withdraw it until you have an offer.</Trans>
        </p>
      </div>
      <FileField
        label={t`CV`}
        stored={draft.cv ? [draft.cv] : []}
        onStored={(cv) => update({ cv })}
        onRemove={() => update({ cv: null })}
        gate={cvGate}
        most={1}
        error={lost.cv ? t`The file did not arrive. Try it again, or remove it.` : null}
      />
      <Field
        label={t`Letter`}
        error={letterError}
        hint={kept ? t`Kept on this device while you write.` : t`Your browser keeps nothing: send it before you leave.`}
      >
        {(control) => <textarea {...control} rows={6} value={draft.letter} onChange={(event) => update({ letter: event.target.value })} />}
      </Field>
      <FileField
        label={t`Or the letter as a file`}
        stored={draft.letterFile ? [draft.letterFile] : []}
        onStored={(letterFile) => update({ letterFile })}
        onRemove={() => update({ letterFile: null })}
        gate={letterGate}
        most={1}
        error={lost.letter ? t`The file did not arrive. Try it again, or remove it.` : null}
      />
      <div role="alert">{submit.error != null && !submit.isPending && !letterError && <Refused error={submit.error} />}</div>
      <Button variant="primary" size="big" type="submit" icon={Send} busy={submit.isPending || waiting}>
        <Trans>Apply</Trans>
      </Button>
    </form>
  )
}

/** Why it was not taken. What is open on the checklist is named. */
function Refused({ error }: { error: unknown }) {
  const errorText = useErrorText()
  const details = detailsOf(error)
  const items = details?.code === 'CHECKLIST_OPEN' ? String(details.facts?.items ?? '').split('\n') : []
  return (
    <Notice tone="flagged" icon={CircleAlert}>
      <p>{errorText(error)}</p>
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
