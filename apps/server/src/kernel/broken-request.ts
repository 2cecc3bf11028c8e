import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { ERRORS } from '@ipt/contracts/errors'
import { problemType } from './problems.ts'

/** What node says of a connection, and how we do. */
const BY_CODE: Record<string, { status: number; detail: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The headers are too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not arrive in time.' },
}
const BROKEN = { status: 400, detail: 'The request broke off, or is not HTTP.' }

/** For `clientError`: a request that ends before it is whole, or is none, gets a problem document too, while there is somebody to get it. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Duplex & { _httpMessage?: { _headerSent?: boolean } | null }): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?._headerSent) {
    socket.destroy(error)
    return
  }
  const { status, detail } = BY_CODE[error.code ?? ''] ?? BROKEN
  const code = 'BODY_UNREADABLE'
  const body = JSON.stringify({ type: problemType(code), title: ERRORS[code].title, status, code, detail })
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/problem+json',
      'Cache-Control: no-store',
      'Connection: close',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}
