const HOME = '/'

/** The door, with the way back kept. */
export const signInPath = (from: string): string => (from === HOME ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`)

/** Where to go after signing in: a path of this app and nothing else, so that a link can't send anybody to another site. */
export function returnPath(next: string | null): string {
  if (!next?.startsWith('/')) return HOME
  const base = 'http://ipt.invalid'
  const target = URL.canParse(next, base) ? new URL(next, base) : null
  if (target?.origin !== base || target.pathname.startsWith('/sign-in')) return HOME
  return target.pathname + target.search + target.hash
}
