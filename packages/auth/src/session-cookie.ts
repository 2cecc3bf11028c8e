/** How the session's cookie is called and sent. */
export interface SessionCookie {
  name: string
  secure: boolean
  /** What whoever runs the server should hear about it, if anything. */
  warning: string | null
}

const GUARDED: SessionCookie = { name: '__Host-ipt-session', secure: true, warning: null }
const PLAIN: SessionCookie = { name: 'ipt-session', secure: false, warning: null }

/** An address of this machine by number. Browsers differ on Secure cookies there, and nothing leaves the machine. */
const LOOPBACK_ADDRESS = /^(127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The cookie for the origin that people reach the server by (`https://ipt.example`). On https and on http://localhost it is Secure and
 * carries `__Host-` (RFC 6265bis, 4.1.3.2): no other host, subdomain or path can set it. Elsewhere such a cookie would be dropped
 * and nobody could sign in, so it is plain, with a warning unless it stays on this machine. Without an origin one server may be
 * reached by several names, so it is plain too. TypeError for what is no URL, RangeError for one that is not http or https.
 */
export function cookieFor(publicOrigin: string | null | undefined): SessionCookie {
  if (publicOrigin === null || publicOrigin === undefined) return PLAIN
  const { protocol, hostname } = new URL(publicOrigin)
  if (protocol === 'https:') return GUARDED
  if (protocol !== 'http:') throw new RangeError(`A public origin is http or https, not ${protocol}`)
  if (hostname === 'localhost') return GUARDED
  if (LOOPBACK_ADDRESS.test(hostname)) return PLAIN
  return { ...PLAIN, warning: `${publicOrigin} is not https: whoever is on the way can read passwords and take over sessions.` }
}

/**
 * The value of the cookie `name` in a Cookie header (RFC 6265, 5.4), or null. Of two with one name the first counts, which has the
 * more specific path. Values are taken as they stand, so a stranger's malformed cookie can't spoil ours.
 */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}
