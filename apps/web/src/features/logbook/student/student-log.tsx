import type { LogView } from '@ipt/contracts'
import { Button, Card, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { LogBody, LogRemarkNotice } from '../components/log-body.tsx'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'
import { moveDraft, readDraft, revisionKey } from './draft.ts'
import { LogForm } from './log-form.tsx'
import { useDraft } from './use-draft.ts'
import { useReviseLog } from './use-write-log.ts'

/** The student's own log: what it says, why it came back, and the form to change it while that is open. */
export function StudentLog({ log, suggestions }: { log: LogView; suggestions: readonly string[] }) {
  const { i18n } = useLingui()
  const me = useMe()
  const event = log.can.includes('resubmit') ? 'resubmit' : log.can.includes('amend') ? 'amend' : null
  const key = revisionKey(me.id, log.id, log.revision)
  // A change that was begun and left is open again where it was left.
  const [editing, setEditing] = useState(() => readDraft(localStorage, key) !== null)
  // Another revision arrived under the form: what is being written goes on to it.
  const [written, setWritten] = useState(key)
  const [overtaken, setOvertaken] = useState(false)
  if (written !== key) {
    moveDraft(localStorage, written, key)
    setWritten(key)
  }
  const unsent = event ? null : readDraft(localStorage, key)

  if (editing && event) {
    const close = () => {
      setOvertaken(false)
      setEditing(false)
    }
    return (
      <ReviseForm
        key={key}
        log={log}
        event={event}
        draftKey={key}
        suggestions={suggestions}
        overtaken={overtaken}
        onOvertaken={() => setOvertaken(true)}
        onClose={close}
      />
    )
  }
  return (
    <div className="student-log">
      <LogRemarkNotice log={log} />
      {unsent && (
        <Notice tone="waiting">
          <Trans>You had written this and did not send it.</Trans>
          <p className="remark">{unsent.content}</p>
        </Notice>
      )}
      <Card>
        <LogBody log={log} />
      </Card>
      {event && (
        <div>
          <Button variant={event === 'resubmit' ? 'primary' : 'plain'} icon={LOG_EVENT_WORDS.amend.icon} onClick={() => setEditing(true)}>
            {i18n._(LOG_EVENT_WORDS[event].label)}
          </Button>
        </div>
      )}
    </div>
  )
}

interface ReviseFormProps {
  log: LogView
  event: 'amend' | 'resubmit'
  draftKey: string
  suggestions: readonly string[]
  /** The log moved on while this was being written. */
  overtaken: boolean
  onOvertaken: () => void
  onClose: () => void
}

function ReviseForm({ log, event, draftKey, suggestions, overtaken, onOvertaken, onClose }: ReviseFormProps) {
  const { t } = useLingui()
  const toast = useToast()
  const box = useRef<HTMLDivElement>(null)
  const form = useDraft(draftKey, {
    content: log.content,
    hours: log.hours === null ? '' : String(log.hours),
    skills: log.skills,
    files: log.files,
  })
  const { send, busy, error } = useReviseLog({
    log,
    event,
    onSent: () => {
      form.drop()
      onClose()
      toast({ text: t`Sent. Your supervisor reads the new revision.` })
    },
    onOvertaken: () => {
      // A new id: what is sent next is another act than the one that arrived.
      form.update(() => ({ id: uuidv7() }))
      onOvertaken()
    },
  })
  const discard = () => {
    form.drop()
    onClose()
  }

  useEffect(() => {
    const field = box.current?.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])

  return (
    <div className="stack" ref={box}>
      <LogRemarkNotice log={log} />
      {overtaken && (
        <Notice tone="returned">
          <Trans>This log was changed elsewhere meanwhile. What you wrote is still here.</Trans>
        </Notice>
      )}
      <LogForm
        form={form}
        suggestions={suggestions}
        submitLabel={event === 'resubmit' ? t`Send again` : t`Save the change`}
        busy={busy}
        error={error}
        onSubmit={() => send(form.current())}
        cancel={
          <Button onClick={discard}>
            <Trans>Leave it as it was</Trans>
          </Button>
        }
      />
    </div>
  )
}
