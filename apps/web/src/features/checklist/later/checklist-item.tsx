import type { OwnChecklistItem } from '@ipt/contracts'
import { Button, Notice, Status, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, Send, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import type { StoredFile } from '../../files/api/use-uploads.ts'
import { FileField } from '../../files/components/file-field.tsx'
import { nothingOnItsWay } from '../../files/file-gate.ts'
import { FileLink } from '../../logbook/components/log-body.tsx'
import { answerWords, GATE_HINTS, KIND_WORDS } from './checklist-words.ts'

/** One thing that is asked for, with its answer, and the form to give it. */
export function ChecklistItem({ item, headingId }: { item: OwnChecklistItem; headingId: string }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const { label, kind, needs, gate, answer, open, canAnswer } = item
  const words = answerWords(answer?.status ?? null, open)
  const [again, setAgain] = useState(false)
  const asks = canAnswer && (answer === null || answer.status === 'RETURNED' || again)
  const titleId = `item-${item.id}`
  return (
    <li className="check-item" aria-labelledby={titleId}>
      <div className="between">
        <h3 id={titleId}>{label}</h3>
        <Status tone={words.tone}>{i18n._(words.label)}</Status>
      </div>
      <p className="hint">
        {i18n._(KIND_WORDS[kind])}
        {gate && open && <> · {i18n._(GATE_HINTS[gate])}</>}
        {answer && (
          <>
            {' · '}
            <Trans>sent {format.moment(answer.answeredAt)}</Trans>
          </>
        )}
      </p>
      {answer?.returnedFor && (
        <Notice tone="returned" icon={Undo2}>
          {answer.returnedFor}
        </Notice>
      )}
      {answer?.file && (
        <ul className="log-files" aria-label={t`Files`}>
          <FileLink file={answer.file} />
        </ul>
      )}
      {asks ? (
        needs === 'FILE' ? (
          <FileAnswer item={item} headingId={headingId} />
        ) : (
          <TickAnswer item={item} headingId={headingId} />
        )
      ) : (
        canAnswer &&
        needs === 'FILE' && (
          <div>
            <Button size="small" onClick={() => setAgain(true)}>
              <Trans>Replace the file</Trans>
              <span className="sr">{label}</span>
            </Button>
          </div>
        )
      )}
    </li>
  )
}

interface AnswerProps {
  item: OwnChecklistItem
  headingId: string
}

/** Sends an answer; sent again after a lost reply, it is the same one. Afterwards the focus is on the list's heading. */
function useAnswer({ item, headingId }: AnswerProps) {
  const { t } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const act = useRef({ attachmentId: '', requestId: '' })
  const mutation = trpc.checklist.answer.useMutation({
    onSuccess: (lists) => {
      utils.checklist.own.setData(undefined, lists)
      toast({ text: t`${item.label}: sent.` })
      focusOn(headingId)
    },
  })
  return {
    answer: (attachmentId: string | null) => {
      const what = attachmentId ?? 'tick'
      if (act.current.attachmentId !== what) act.current = { attachmentId: what, requestId: uuidv7() }
      mutation.mutate({ itemId: item.id, attachmentId, requestId: act.current.requestId })
    },
    busy: mutation.isPending,
    error: mutation.error,
  }
}

function TickAnswer(props: AnswerProps) {
  const { answer, busy, error } = useAnswer(props)
  return (
    <div className="group">
      <div>
        <Button icon={Check} busy={busy} onClick={() => answer(null)}>
          <Trans>I confirm this</Trans>
          <span className="sr">{props.item.label}</span>
        </Button>
      </div>
      <AnswerError error={busy ? null : error} />
    </div>
  )
}

function FileAnswer(props: AnswerProps) {
  const { t } = useLingui()
  const { answer, busy, error } = useAnswer(props)
  const [file, setFile] = useState<StoredFile | null>(null)
  const [failed, setFailed] = useState(false)
  const gate = useRef(nothingOnItsWay)
  const stored = useRef<StoredFile | null>(null)
  const keep = (next: StoredFile | null) => {
    stored.current = next
    setFile(next)
    setFailed(false)
  }
  const send = async () => {
    if (busy) return
    const arrived = await gate.current()
    setFailed(!arrived || stored.current === null)
    if (arrived && stored.current) answer(stored.current.id)
  }
  return (
    <div className="group">
      <FileField
        label={t`Your file`}
        stored={file ? [file] : []}
        onStored={keep}
        onRemove={() => keep(null)}
        gate={gate}
        most={1}
        error={failed ? t`Add the file that is asked for. If one is there, it did not arrive: try it again.` : null}
      />
      <div>
        <Button icon={Send} busy={busy} onClick={() => void send()}>
          <Trans>Send the file</Trans>
          <span className="sr">{props.item.label}</span>
        </Button>
      </div>
      <AnswerError error={busy ? null : error} />
    </div>
  )
}

function AnswerError({ error }: { error: unknown }) {
  const errorText = useErrorText()
  return (
    <div role="alert">
      {error != null && (
        <Notice tone="flagged" icon={CircleAlert}>
          {errorText(error)}
        </Notice>
      )}
    </div>
  )
}
