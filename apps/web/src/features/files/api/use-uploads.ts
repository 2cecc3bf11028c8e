import { useCallback, useEffect, useRef, useState } from 'react'
import { Refusal } from '../../../lib/errors.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { faultOf, safeName, typeOf } from '../check-file.ts'
import { type FileGate, pause } from '../file-gate.ts'
import { uploadFile } from '../upload.ts'

/** A file that the server holds. */
export interface StoredFile {
  id: string
  name: string
  mediaType: string
  size: number
}

/** A file on its way: `error` is null while it is being sent. */
export interface PendingFile {
  id: string
  file: File
  part: number
  error: unknown
}

export interface UploadsOptions {
  stored: readonly StoredFile[]
  onStored: (file: StoredFile) => void
  /** How many files may be held in all. */
  most: number
}

/**
 * Sends files as soon as they are chosen. Each that arrives is handed to `onStored`; those on their way, or refused, are in `pending`.
 * `previews` has an address for the pictures that were chosen here.
 */
export function useUploads({ stored, onStored, most }: UploadsOptions) {
  const [pending, setPending] = useState<PendingFile[]>([])
  const [tooMany, setTooMany] = useState(false)
  const previews = useRef(new Map<string, string>())
  const senders = useRef(new Map<string, AbortController>())
  const latest = useRef({ onStored, pending })
  latest.current = { onStored, pending }

  useEffect(() => {
    const [shown, sending] = [previews.current, senders.current]
    return () => {
      for (const sender of sending.values()) sender.abort()
      for (const address of shown.values()) URL.revokeObjectURL(address)
      shown.clear()
    }
  }, [])

  const change = useCallback(
    (id: string, patch: Partial<PendingFile>) => setPending((all) => all.map((each) => (each.id === id ? { ...each, ...patch } : each))),
    [],
  )
  const forget = useCallback((id: string) => setPending((all) => all.filter((each) => each.id !== id)), [])

  const send = useCallback(
    async (id: string, file: File) => {
      const fault = faultOf(file)
      if (fault) return change(id, { error: new Refusal({ code: fault }) })
      const sender = new AbortController()
      senders.current.set(id, sender)
      change(id, { part: 0, error: null })
      try {
        await uploadFile({ id, file, signal: sender.signal, onProgress: (part) => change(id, { part }) })
        latest.current.onStored({ id, name: safeName(file.name), mediaType: typeOf(file) ?? file.type, size: file.size })
        forget(id)
      } catch (error) {
        if (!sender.signal.aborted) change(id, { error })
      } finally {
        senders.current.delete(id)
      }
    },
    [change, forget],
  )

  const add = (files: Iterable<File>) => {
    const room = most - stored.length - latest.current.pending.length
    const chosen = [...files]
    setTooMany(chosen.length > room)
    const taken = chosen.slice(0, Math.max(0, room)).map((file) => ({ id: uuidv7(), file, part: 0, error: null }))
    for (const { id, file } of taken) if (file.type.startsWith('image/')) previews.current.set(id, URL.createObjectURL(file))
    setPending((all) => [...all, ...taken])
    for (const { id, file } of taken) void send(id, file)
  }

  const retry = (id: string) => {
    const found = pending.find((each) => each.id === id)
    if (found) void send(id, found.file)
  }

  const remove = (id: string) => {
    senders.current.get(id)?.abort()
    setTooMany(false)
    forget(id)
  }

  /** Waits until nothing is on its way any more; whether everything that was chosen arrived. */
  const settled: FileGate = async () => {
    while (latest.current.pending.some((each) => each.error === null)) await pause()
    return latest.current.pending.length === 0
  }

  return { pending, tooMany, add, retry, remove, settled, previewOf: (id: string) => previews.current.get(id) ?? null }
}
