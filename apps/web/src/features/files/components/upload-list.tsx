import { Button, FieldError, Icon, IconButton, Thumb } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, RotateCcw, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { codeOf } from '../../../lib/errors.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { type StoredFile, useUploads } from '../api/use-uploads.ts'
import type { FileGate } from '../file-gate.ts'
import { thumbnailUrl } from '../file-urls.ts'

export interface UploadListProps {
  stored: readonly StoredFile[]
  onStored: (file: StoredFile) => void
  onRemove: (id: string) => void
  most: number
  /** Hands over how to add files, and how to wait for them. */
  onReady: (add: (files: readonly File[]) => void, settled: FileGate) => void
  /** How many are on their way or refused. */
  onPending: (count: number) => void
}

/** The chosen files: sent as soon as they are chosen, each with its progress, its fault and a way on. */
export default function UploadList({ stored, onStored, onRemove, most, onReady, onPending }: UploadListProps) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const { pending, tooMany, add, retry, remove, settled, previewOf } = useUploads({ stored, onStored, most })
  const newest = useRef({ add, settled })
  newest.current = { add, settled }

  useEffect(() => {
    onReady(
      (files) => newest.current.add(files),
      () => newest.current.settled(),
    )
  }, [onReady])
  const tellPending = useRef(onPending)
  tellPending.current = onPending
  useEffect(() => tellPending.current(pending.length), [pending.length])

  // The cross that was pressed goes with its file: the focus goes to the next file's, else to the way to add one.
  const list = useRef<HTMLUListElement>(null)
  const removed = useRef<number | null>(null)
  const ids = [...stored, ...pending].map(({ id }) => id)
  const took = (id: string, take: (id: string) => void) => {
    removed.current = ids.indexOf(id)
    take(id)
  }
  useEffect(() => {
    if (removed.current === null) return
    const lines = [...(list.current?.children ?? [])]
    const next = lines[Math.min(removed.current, lines.length - 1)]?.querySelector<HTMLElement>(':scope > button')
    const add = list.current?.closest('fieldset')?.querySelector<HTMLElement>('.two > :last-child')
    removed.current = null
    // After this moment: the button may have been disabled until now.
    setTimeout(() => (next ?? add)?.focus())
  })

  return (
    <>
      <ul className="files" ref={list}>
        {stored.map((file) => (
          <FileLine
            key={file.id}
            name={file.name}
            src={previewOf(file.id) ?? (file.mediaType.startsWith('image/') ? thumbnailUrl(file.id) : null)}
            onRemove={() => took(file.id, onRemove)}
          >
            <span className="hint row">
              <Icon of={Check} size="s" />
              <Trans>Ready, {format.bytes(file.size)}</Trans>
            </span>
          </FileLine>
        ))}
        {pending.map(({ id, file, part, error }) => (
          <FileLine key={id} name={file.name} src={previewOf(id)} onRemove={() => took(id, remove)}>
            {error ? (
              <span role="alert">
                <FieldError>{errorText(error)}</FieldError>
                {!isRefusal(error) && (
                  <Button variant="link" size="small" icon={RotateCcw} onClick={() => retry(id)}>
                    <Trans>Try again</Trans>
                  </Button>
                )}
              </span>
            ) : (
              <>
                <span className="hint">
                  <Trans>Sending, {format.bytes(file.size)}</Trans>
                </span>
                <progress className="bar" max={1} value={part} aria-label={t`Sending ${file.name}`} />
              </>
            )}
          </FileLine>
        ))}
      </ul>
      <div role="alert">
        <FieldError>{tooMany && t`At most ${most} files here. The others were left out.`}</FieldError>
      </div>
    </>
  )
}

/** Whether the file itself is at fault: sent again, it is refused again. */
const isRefusal = (error: unknown): boolean => codeOf(error)?.startsWith('FILE_') ?? false

function FileLine({ name, src, onRemove, children }: { name: string; src: string | null; onRemove: () => void; children: ReactNode }) {
  const { t } = useLingui()
  return (
    <li>
      <Thumb src={src} />
      <div className="grow group">
        <span className="m">{name}</span>
        {children}
      </div>
      <IconButton icon={X} label={t`Remove ${name}`} onClick={onRemove} />
    </li>
  )
}
