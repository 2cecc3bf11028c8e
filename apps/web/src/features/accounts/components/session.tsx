import type { Me } from '@ipt/contracts'
import { createContext, type ReactNode, Suspense, useContext, useEffect, useRef } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { activateLanguage } from '../../../lib/i18n.ts'
import { later } from '../../../lib/later.ts'
import { Redirect, useLocation } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useLive } from '../../live/use-live.ts'
import { signInPath } from '../return-path.ts'

const ViewBar = later(() => import('../later/view-bar.tsx'))

const MeContext = createContext<Me | null>(null)

/** Who is signed in. Only below `RequireSession`. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe() outside of RequireSession')
  return me
}

/** Shows what lies below to somebody who is signed in; everybody else sees `front` at `/`, and is sent to the door from elsewhere, and back afterwards. */
export function RequireSession({ front, children }: { front: ReactNode; children: ReactNode }) {
  const me = trpc.accounts.me.useQuery(undefined, { staleTime: 60_000, refetchOnWindowFocus: 'always' })
  const { pathname, search, hash } = useLocation()
  const language = me.data?.language
  const viewing = me.data && (me.data.viewing?.until ?? null)
  const viewed = useRef(viewing)
  useLive(me.data)

  useEffect(() => {
    // Begun or ended, here or in another tab: nothing of the one may stay on screen for the other.
    if (viewed.current !== undefined && viewing !== undefined && viewed.current !== viewing) location.replace('/')
    viewed.current = viewing
  }, [viewing])

  useEffect(() => {
    // Words that do not come now are asked for at the next visit; the old ones stay.
    if (language) void activateLanguage(language).catch(() => {})
  }, [language])

  if (me.data === null) return pathname === '/' ? front : <Redirect to={signInPath(pathname + search + hash)} replace />
  if (!me.data) {
    return (
      <main className="lone">
        <Loaded query={me}>{() => null}</Loaded>
      </main>
    )
  }
  return (
    <MeContext value={me.data}>
      {me.data.viewing && (
        <Suspense>
          <ViewBar id={me.data.id} name={me.data.name} until={me.data.viewing.until} />
        </Suspense>
      )}
      {children}
    </MeContext>
  )
}
