import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type BlockList, isIP, isIPv4, type LookupFunction } from 'node:net'
import type { DeliveryFault } from '@ipt/domain'
import { isPublicAddress } from './public-address.ts'

/** Why no answer came. `message` says more, in English, and tells nothing of this side's network. */
export class OutboundFault extends Error {
  readonly fault: DeliveryFault
  constructor(fault: DeliveryFault, message: string) {
    super(message)
    this.name = 'OutboundFault'
    this.fault = fault
  }
}

interface OutboundAnswer {
  status: number
  /** Where a redirect would lead. */
  location: string | null
  /** For how many seconds it asks to be left alone. */
  retryAfter: number | null
  /** The first bytes of it as text. */
  body: string
}

/** The way out for requests to addresses that people typed: it goes to the public network, and where a setting allows. */
export interface Outbound {
  /** OutboundFault for an address that nothing is sent to, as far as it says so itself. */
  assertMayGo(url: string): void
  /** Sends once, and follows no redirect. Any status is an answer; OutboundFault where none came, also when `stopping` ends it. */
  post(url: string, headers: Record<string, string>, body: string, stopping?: AbortSignal): Promise<OutboundAnswer>
}

export interface OutboundOptions {
  /** Addresses beside the public ones, and those that plain http may go to. */
  allowed: BlockList | null
  /** How long all of it may take, in milliseconds. */
  patience?: number
  /** How names become addresses: the system's way. */
  lookup?: (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void
}

const PATIENCE_MS = 15_000
/** Bytes of an answer that are read. */
const MOST = 1_000

const resolveName: NonNullable<OutboundOptions['lookup']> = (hostname, done) => systemLookup(hostname, { all: true }, done)

/** Looks at every address that a name leads to, and connects to no other: a name that leads elsewhere a moment later gains nothing. */
export function openOutbound({ allowed, patience = PATIENCE_MS, lookup = resolveName }: OutboundOptions): Outbound {
  const isAllowed = (address: string) => allowed?.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') ?? false
  const assertAddress = ({ protocol }: URL, address: string): void => {
    if (isAllowed(address)) return
    if (!isPublicAddress(address)) throw new OutboundFault('ADDRESS', 'It leads to an address inside a network, where nothing is sent.')
    if (protocol !== 'https:') throw new OutboundFault('INSECURE', 'Nothing is sent by http to the public network. Use https.')
  }
  const assertMayGo = (url: URL): void => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0) assertAddress(url, host)
    else if (url.protocol !== 'https:' && allowed === null)
      throw new OutboundFault('INSECURE', 'Nothing is sent by http to the public network. Use https.')
  }
  const guarded =
    (url: URL): LookupFunction =>
    (hostname, { all }, done) =>
      lookup(hostname, (error, addresses) => {
        const fault = error || addresses.length === 0 ? new OutboundFault('NAME', `The name ${hostname} leads nowhere.`) : null
        try {
          if (fault) throw fault
          for (const { address } of addresses) assertAddress(url, address)
        } catch (refusal) {
          return done(refusal as Error, [])
        }
        const [first] = addresses
        if (all) done(null, addresses)
        else done(null, first?.address ?? '', first?.family)
      })

  return {
    assertMayGo: (url) => assertMayGo(new URL(url)),
    async post(address, headers, body, stopping) {
      const url = new URL(address)
      assertMayGo(url)
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest
      // No agent: a connection that was kept would skip the look at the address.
      const signal = AbortSignal.any([AbortSignal.timeout(patience), ...(stopping ? [stopping] : [])])
      const options = { method: 'POST', headers, agent: false, lookup: guarded(url), signal }
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const request = send(url, options, resolve)
        request.on('error', reject)
        // What speaks another protocol from here on gives no answer, and is no longer the request's to time out.
        request.on('upgrade', (_, socket) => {
          socket.destroy()
          reject(new OutboundFault('CONNECTION', 'It answered 101 Switching Protocols.'))
        })
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        request.on('socket', (socket) =>
          socket.once('connect', () => {
            try {
              assertAddress(url, socket.remoteAddress ?? '')
            } catch (refusal) {
              request.destroy(refusal as Error)
            }
          }),
        )
        request.end(body)
      }).catch((error: unknown) => {
        throw asFault(error)
      })
      const { location = null, 'retry-after': retryAfter } = answer.headers
      return { status: answer.statusCode ?? 0, location, retryAfter: secondsOf(retryAfter), body: await firstWords(answer) }
    },
  }
}

/** Of Retry-After: seconds, or the moment when they are over. Null for anything else. */
function secondsOf(value = ''): number | null {
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return Number.isNaN(seconds) ? null : Math.max(0, seconds)
}

/** What comes in time of the first bytes: whoever answers slowly, or without end, has answered. */
async function firstWords(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= MOST) break
    }
  } catch {}
  answer.destroy()
  // Half a letter at the end is left out; a NUL can't be stored.
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST), { stream: true }).replaceAll('\0', '\uFFFD')
}

const OF_TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO|HOSTNAME_MISMATCH)/

function asFault(error: unknown): OutboundFault {
  if (error instanceof OutboundFault) return error
  const { name, code = '', message } = error as { name: string; code?: string; message: string }
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR')
    return new OutboundFault('TIMEOUT', 'No answer came in time.')
  if (OF_TLS.test(code)) return new OutboundFault('TLS', message.slice(0, 500))
  return new OutboundFault('CONNECTION', code || message.slice(0, 500))
}
