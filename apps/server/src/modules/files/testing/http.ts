import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'

/** Sends the beginning of a body, and breaks the connection off. */
export async function breakOff(url: string, method: string, headers: Record<string, string>, beginning: Buffer): Promise<void> {
  const sending = request(url, { method, headers })
  sending.on('error', () => undefined)
  await new Promise<void>((resolve) => sending.write(beginning, () => resolve()))
  await new Promise((resolve) => setTimeout(resolve, 50))
  sending.destroy()
}

/** Sends a body without saying how long it is, as fast as it is taken, until there is an answer. */
export async function sendUnmeasured(
  url: string,
  method: string,
  headers: Record<string, string>,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<{ status: number; body: string; sent: number }> {
  const sending = request(url, { method, headers })
  sending.on('error', () => undefined)
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>
  let over = false
  void answered.then(() => (over = true))
  let sent = 0
  for await (const chunk of chunks) {
    if (over || sending.destroyed) break
    sent += chunk.length
    if (!sending.write(chunk)) await Promise.race([once(sending, 'drain'), answered])
  }
  sending.end()
  const [response] = await answered
  const body = Buffer.concat(await response.toArray()).toString()
  return { status: response.statusCode ?? 0, body, sent }
}
