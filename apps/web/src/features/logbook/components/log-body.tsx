import './log-body.css'
import type { FileView, LogView } from '@ipt/contracts'
import { Icon, Notice, Tags, Thumb } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Download, Maximize2 } from 'lucide-react'
import { type MouseEvent, Suspense, useState } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { later } from '../../../lib/later.ts'
import { fileUrl, thumbnailUrl } from '../../files/file-urls.ts'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'

const Lightbox = later(() => import('../../files/later/lightbox.tsx'))

/** What was written about the day, and what was attached to it: the current revision, as everybody on its record reads it. */
export function LogBody({ log }: { log: LogView }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <div className="log-body">
      <p className="prose">{log.content}</p>
      {log.skills.length > 0 && <Tags label={t`Skills`} items={log.skills} />}
      <ul className="log-facts hint">
        {log.hours !== null && (
          <li>
            <Plural value={log.hours} one="# hour" other="# hours" />
          </li>
        )}
        <li>
          <Trans>Revision {log.revision}</Trans>
        </li>
        <li>
          <Trans>sent {format.moment(log.submittedAt)}</Trans>
        </li>
        {log.extra && (
          <li>
            <Trans>a rest day, counted as extra</Trans>
          </li>
        )}
        {log.late && (
          <li>
            <Trans>written in time, received late</Trans>
          </li>
        )}
      </ul>
      {log.files.length > 0 && <LogFiles files={log.files} />}
    </div>
  )
}

const isPicture = (file: FileView): boolean => file.mediaType.startsWith('image/') && file.state !== 'UNREADABLE'

/** The files of a log. Pictures open over the page; whatever else there is is downloaded. */
function LogFiles({ files }: { files: readonly FileView[] }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <>
      <ul className="log-files" aria-label={t`Files`}>
        {files.map((file) => (
          <FileLink key={file.id} file={file} onOpen={isPicture(file) ? setOpen : undefined} />
        ))}
      </ul>
      {open && (
        <Suspense>
          <Lightbox pictures={files.filter(isPicture)} first={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  )
}

/** A file of a record, with its picture where it has one. A press calls `onOpen`, or downloads it where there is none. */
export function FileLink({ file, onOpen }: { file: FileView; onOpen?: ((id: string) => void) | undefined }) {
  const { t } = useLingui()
  const format = useFormats()
  const press = (event: MouseEvent) => {
    if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen(file.id)
  }
  return (
    <li>
      <a href={fileUrl(file.id)} download={file.name} aria-haspopup={onOpen && 'dialog'} onClick={press}>
        <Thumb src={file.hasThumbnail ? thumbnailUrl(file.id) : null} />
        <span className="grow">
          <span className="m">{file.name}</span>
          <span className="hint">
            {file.state === 'UNREADABLE' ? t`Could not be opened as what its name says` : format.bytes(file.size)}
          </span>
        </span>
        <Icon of={onOpen ? Maximize2 : Download} size="s" />
        <span className="sr">{onOpen ? t`Open` : t`Download`}</span>
      </a>
    </li>
  )
}

/** The last decider's words, for whoever has to act on them. */
export function LogRemarkNotice({ log }: { log: LogView }) {
  const { i18n } = useLingui()
  const format = useFormats()
  if (!log.remark) return null
  const { event, by, at, comment, revision } = log.remark
  const words = LOG_EVENT_WORDS[event]
  return (
    <Notice tone={words.tone} icon={words.icon}>
      <p className="remark">{comment}</p>
      <p>
        {i18n._(words.past)}
        {by && `: ${by.name}`}, {format.moment(at)}, <Trans>revision {revision}</Trans>
      </p>
    </Notice>
  )
}
