import type { Me } from '@ipt/contracts'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { activateLanguage } from '../../../lib/i18n.ts'
import { Redirect, useLocation } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useLive } from '../../live/use-live.ts'
import { signInPath } from '../return-path.ts'

const MeContext = createContext<Me | null>(null)

/** Who is signed in. Only below `RequireSession`. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe() outside of RequireSession')
  return me
}

/** Shows what lies below to somebody who is signed in; sends everybody else to the door, and back here afterwards. */
export function RequireSession({ children }: { children: ReactNode }) {
  const me = trpc.accounts.me.useQuery(undefined, { staleTime: 60_000 })
  const { pathname, search, hash } = useLocation()
  const language = me.data?.language
  useLive(me.data)

  useEffect(() => {
    // Words that do not come now are asked for at the next visit; the old ones stay.
    if (language) void activateLanguage(language).catch(() => {})
  }, [language])

  if (me.data === null) return <Redirect to={signInPath(pathname + search + hash)} replace />
  if (!me.data) {
    return (
      <main className="lone">
        <Loaded query={me}>{() => null}</Loaded>
      </main>
    )
  }
  return <MeContext value={me.data}>{children}</MeContext>
}
