import type { LogView } from '@ipt/contracts'
import { Button, Card, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { later } from '../../../lib/later.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { LogRemarkNotice } from '../components/log-body.tsx'
import { LogText } from '../components/log-text.tsx'
import { type Draft, dropDraft, moveDraft, readDraft, revisionKey, writeDraft } from '../draft.ts'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'
import { useDraft } from '../use-draft.ts'
import { parseHours } from './hours.ts'
import { LogForm } from './log-form.tsx'
import { useReviseLog } from './use-write-log.ts'

const DraftChanges = later(() => import('../later/draft-changes.tsx'))

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
  const typed = useRef<Draft | null>(null)
  if (written !== key) {
    // What was typed in this very tab: another one that sent its own words has dropped what both had written down.
    const words = editing ? typed.current : null
    if (words?.savedAt) {
      writeDraft(localStorage, key, { ...words, id: uuidv7() })
      dropDraft(localStorage, written)
      setOvertaken(true)
    } else moveDraft(localStorage, written, key)
    setWritten(key)
  }
  const unsent = event ? null : readDraft(localStorage, key)

  // The form that had the focus is gone: it goes to what the form came from, or to the log where that is gone too.
  const place = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState(0)
  useEffect(() => {
    if (closed > 0) (place.current?.querySelector('button') ?? place.current)?.focus()
  }, [closed])

  if (editing && event) {
    const close = () => {
      setOvertaken(false)
      setEditing(false)
      setClosed((times) => times + 1)
    }
    return (
      <ReviseForm
        key={key}
        log={log}
        event={event}
        draftKey={key}
        typed={typed}
        suggestions={suggestions}
        overtaken={overtaken}
        onOvertaken={() => setOvertaken(true)}
        onClose={close}
        onReopen={() => setEditing(true)}
      />
    )
  }
  return (
    <div className="student-log" ref={place} tabIndex={-1}>
      <LogRemarkNotice log={log} />
      {unsent && (
        <Notice tone="waiting">
          <Trans>You had written this and did not send it.</Trans>
          <p className="remark">{unsent.content}</p>
        </Notice>
      )}
      <Card>
        <LogText log={log} />
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
  /** Told what stands in the form. */
  typed: RefObject<Draft | null>
  suggestions: readonly string[]
  /** The log moved on while this was being written. */
  overtaken: boolean
  onOvertaken: () => void
  onClose: () => void
  onReopen: () => void
}

function ReviseForm({ log, event, draftKey, typed, suggestions, overtaken, onOvertaken, onClose, onReopen }: ReviseFormProps) {
  const { t } = useLingui()
  const toast = useToast()
  const box = useRef<HTMLDivElement>(null)
  const form = useDraft(draftKey, {
    content: log.content,
    hours: log.hours === null ? '' : String(log.hours),
    skills: log.skills,
    files: log.files,
  })
  typed.current = form.draft
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
    const left = form.current()
    form.drop()
    onClose()
    if (left.savedAt === null) return
    const bringBack = () => {
      writeDraft(localStorage, draftKey, left)
      onReopen()
    }
    toast({ text: t`Left as it was. What you had changed is discarded.`, action: { label: t`Undo`, run: bringBack } })
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
        review={
          <Suspense>
            <DraftChanges
              open={event === 'resubmit'}
              revision={log.revision}
              before={log}
              after={{ ...form.draft, hours: parseHours(form.draft.hours) ?? null }}
            />
          </Suspense>
        }
        cancel={
          <Button onClick={discard}>
            <Trans>Leave it as it was</Trans>
          </Button>
        }
      />
    </div>
  )
}
