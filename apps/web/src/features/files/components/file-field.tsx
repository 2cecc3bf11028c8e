import './file-field.css'
import { FILE_ACCEPT, FILE_TYPES, LIMITS } from '@ipt/domain'
import { Button, FieldError } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Camera, Paperclip } from 'lucide-react'
import { type RefObject, Suspense, useCallback, useId, useRef, useState } from 'react'
import { Waiting } from '../../../components/loaded.tsx'
import { useFormats } from '../../../lib/format.ts'
import { lazyPart } from '../../../lib/later.ts'
import { useLater } from '../../../lib/use-later.ts'
import type { StoredFile } from '../api/use-uploads.ts'
import { type FileGate, pause } from '../file-gate.ts'

// Named one by one: asked for any image, some phones hand over formats that are not taken.
const PHOTO_ACCEPT = Object.entries(FILE_TYPES)
  .flatMap(([type, { image }]) => (image ? [type] : []))
  .join(',')

const load = () => import('./upload-list.tsx')
const UploadList = lazyPart(load)

export interface FileFieldProps {
  label: string
  stored: readonly StoredFile[]
  onStored: (file: StoredFile) => void
  onRemove: (id: string) => void
  /** Set here; asked by the form before it sends. */
  gate: RefObject<FileGate>
  /** Told when nothing is on its way or refused any more. */
  onSettled?: () => void
  most?: number
  error?: string | null
}

/** Photos and files. What sends them is fetched once the page has come to rest, or with the first file: most minutes go into the words. */
export function FileField({ label, stored, onStored, onRemove, gate, onSettled, most = LIMITS.filesPerLog, error }: FileFieldProps) {
  const { t } = useLingui()
  const format = useFormats()
  const labelId = useId()
  const camera = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [used, setUsed] = useState(stored.length > 0)
  const [pending, setPending] = useState(0)
  const add = useRef<((files: readonly File[]) => void) | null>(null)
  const early = useRef<File[]>([])
  const limit = format.bytes(LIMITS.fileBytes)
  const full = stored.length + pending >= most

  useLater(load)

  const onPending = (count: number) => {
    setPending(count)
    if (count === 0) onSettled?.()
  }

  /** The list is there: what was chosen before goes to it, and the form asks it from now on. */
  const onReady = useCallback(
    (adder: (files: readonly File[]) => void, settled: FileGate) => {
      add.current = adder
      gate.current = settled
      if (early.current.length > 0) adder(early.current.splice(0))
    },
    [gate],
  )
  const choose = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    // The same file may be chosen again after it was removed.
    input.value = ''
    if (add.current) return add.current(files)
    early.current.push(...files)
    gate.current = async () => {
      while (early.current.length > 0) await pause()
      return gate.current()
    }
    setUsed(true)
  }

  return (
    <fieldset className="group" aria-labelledby={labelId}>
      <span className="label" id={labelId}>
        {label}
      </span>
      {used && (
        <Suspense fallback={<Waiting lines={1} />}>
          <UploadList stored={stored} onStored={onStored} onRemove={onRemove} most={most} onReady={onReady} onPending={onPending} />
        </Suspense>
      )}
      <div className="two">
        <Button icon={Camera} disabled={full} onClick={() => camera.current?.click()}>
          <Trans>Take photo</Trans>
        </Button>
        <Button icon={Paperclip} disabled={full} onClick={() => picker.current?.click()}>
          <Trans>Add file</Trans>
        </Button>
      </div>
      <input
        ref={camera}
        type="file"
        hidden
        aria-label={t`Take photo`}
        accept={PHOTO_ACCEPT}
        capture="environment"
        onChange={(event) => choose(event.currentTarget)}
      />
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t`Add file`}
        accept={FILE_ACCEPT}
        multiple={most > 1}
        onChange={(event) => choose(event.currentTarget)}
      />
      <div role="alert">
        <FieldError>{error}</FieldError>
      </div>
      <p className="hint">
        <Plural
          value={most}
          one={`JPEG, PNG, WebP or PDF, up to ${limit}.`}
          other={`JPEG, PNG, WebP or PDF, up to ${limit} each, # in all.`}
        />
      </p>
    </fieldset>
  )
}
