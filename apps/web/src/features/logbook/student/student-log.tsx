import type { LogView } from '@ipt/contracts'
import { Button, Card, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { useMe } from '../../accounts/components/session.tsx'
import { LogBody, LogRemarkNotice } from '../components/log-body.tsx'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'
import { readDraft, revisionKey } from './draft.ts'
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

  if (editing && event) {
    return <ReviseForm key={key} log={log} event={event} draftKey={key} suggestions={suggestions} onClose={() => setEditing(false)} />
  }
  return (
    <div className="student-log">
      <LogRemarkNotice log={log} />
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
  onClose: () => void
}

function ReviseForm({ log, event, draftKey, suggestions, onClose }: ReviseFormProps) {
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
