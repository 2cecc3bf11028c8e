import type { Role } from '@ipt/domain'
import { lazy, type ReactNode, Suspense } from 'react'
import { Waiting } from '../components/loaded.tsx'
import { useMe } from '../features/accounts/components/session.tsx'
import { type NavEntry, Shell } from './shell.tsx'

const NotFoundPage = lazy(() => import('./not-found-page.tsx'))

export interface RoleAreaProps {
  role: Role
  /** The role's main ways: tabs on a phone (from two on), a rail on a desktop. Five at most. */
  nav: readonly NavEntry[]
  children: ReactNode
}

/** The screens of one role, for those who hold it. For everybody else there is nothing here. */
export function RoleArea({ role, nav, children }: RoleAreaProps) {
  const me = useMe()
  if (!me.memberships.some((membership) => membership.role === role)) return <NotFoundPage />
  return (
    <Shell role={role} nav={nav}>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </Shell>
  )
}
