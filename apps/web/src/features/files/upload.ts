import type { ErrorCode, ErrorDetails } from '@ipt/contracts/errors'
import { NetworkFailure, Refusal } from '../../lib/errors.ts'
import { safeName } from './check-file.ts'
import { fileUrl } from './file-urls.ts'

export interface Upload {
  /** The client's id: sent again under the same one, the file is stored once. */
  id: string
  file: File
  /** Part sent, 0 to 1. */
  onProgress: (part: number) => void
  signal: AbortSignal
}

/** Sends the file's bytes. `XMLHttpRequest`, because `fetch` does not tell how far it has come. Throws a `Refusal` or a `NetworkFailure`. */
export function uploadFile({ id, file, onProgress, signal }: Upload): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const request = new XMLHttpRequest()
  request.open('PUT', `${fileUrl(id)}?name=${encodeURIComponent(safeName(file.name))}`)
  request.setRequestHeader('content-type', file.type || 'application/octet-stream')
  request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
  request.onload = () => (request.status < 300 ? resolve() : reject(refusalOf(request.responseText)))
  request.onerror = () => reject(new NetworkFailure())
  request.onabort = () => reject(signal.reason)
  signal.addEventListener('abort', () => request.abort())
  request.send(file)
  return promise
}

function refusalOf(body: string): Refusal | NetworkFailure {
  try {
    const problem: { code?: ErrorCode; detail?: string } = JSON.parse(body)
    if (problem.code)
      return new Refusal({ code: problem.code, ...(problem.detail ? { detail: problem.detail } : {}) } satisfies ErrorDetails)
  } catch {
    // Not the server's own words: something on the way answered.
  }
  return new NetworkFailure()
}
