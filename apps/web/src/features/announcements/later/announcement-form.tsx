import type { AnnouncementPlaces, PublishedAnnouncement } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Field, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Megaphone } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { AudienceFields } from './audience-fields.tsx'
import { ReachLine } from './reach-line.tsx'
import { audienceOf, type useAnnouncementDraft, usePublish } from './use-announce.ts'

export interface AnnouncementFormProps {
  places: AnnouncementPlaces
  form: ReturnType<typeof useAnnouncementDraft>
  onPublished: (published: PublishedAnnouncement) => void
}

/** An announcement that is being written, with whom it would reach. Never cleared by an error; kept on the device at every keystroke. */
export function AnnouncementForm({ places, form: { draft, write, done }, onPublished }: AnnouncementFormProps) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const element = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const { publish, busy, error } = usePublish(
    (published) => {
      done()
      setTried(false)
      onPublished(published)
    },
    () => write({ id: uuidv7() }),
  )
  const audience = audienceOf(draft, places)
  const title = draft.title.trim()
  const body = draft.body.trim()
  const most = { title: format.number(LIMITS.announcementTitle), body: format.number(LIMITS.announcement) }
  const wrong = {
    title:
      title.length > LIMITS.announcementTitle ? t`Write at most ${most.title} characters.` : tried && !title ? t`Give it a title.` : null,
    body:
      body.length > LIMITS.announcement
        ? t`Write at most ${most.body} characters.`
        : tried && !body
          ? t`Write what there is to say.`
          : null,
    roles: tried && draft.roles.length === 0,
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const first =
      draft.roles.length === 0
        ? 'input[type=checkbox]'
        : !title || title.length > LIMITS.announcementTitle
          ? 'input[name=title]'
          : !body || body.length > LIMITS.announcement
            ? 'textarea'
            : null
    if (first) element.current?.querySelector<HTMLElement>(first)?.focus()
    else if (!busy) publish({ id: draft.id, ...audience, title, body })
  }

  return (
    <form className="announce stack" ref={element} noValidate onSubmit={submit}>
      <AudienceFields places={places} draft={draft} onChange={write} missing={wrong.roles} />
      <Field label={t`Title`} error={wrong.title}>
        {(control) => (
          <input
            {...control}
            name="title"
            autoComplete="off"
            value={draft.title}
            onChange={(event) => write({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t`Text`}
        error={wrong.body}
        hint={
          <span className="between">
            <Trans>Plain text; https addresses become links.</Trans>
            <span className="nowrap">
              {format.number(draft.body.length)} / {most.body}
            </span>
          </span>
        }
      >
        {(control) => <textarea {...control} name="body" value={draft.body} onChange={(event) => write({ body: event.target.value })} />}
      </Field>
      <div className="group">
        <ReachLine audience={audience} />
        <div role="alert">
          {error && !busy && (
            <Notice tone="flagged" icon={CircleAlert}>
              {errorText(error)}
            </Notice>
          )}
        </div>
        <div>
          <Button type="submit" variant="primary" icon={Megaphone} busy={busy}>
            <Trans>Publish</Trans>
          </Button>
        </div>
      </div>
    </form>
  )
}
