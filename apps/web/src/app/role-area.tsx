import type { Role } from '@ipt/domain'
import { type ReactNode, Suspense } from 'react'
import { Waiting } from '../components/loaded.tsx'
import { useMe } from '../features/accounts/components/session.tsx'
import { later } from '../lib/later.ts'
import { ACCOUNT_PATH } from '../lib/roles.ts'
import { useLocation } from '../lib/router.ts'
import { type NavEntry, Shell } from './shell.tsx'

const AccountPage = later(() => import('../features/accounts/later/account-page.tsx'))
const WrongRolePage = later(() => import('./later/wrong-role-page.tsx'))

export interface RoleAreaProps {
  role: Role
  /** The role's main ways: tabs on a phone (from two on), a rail on a desktop. The first four are the daily ones. */
  nav: readonly NavEntry[]
  /** Beside the bell. */
  tools?: ReactNode
  children: ReactNode
}

/** The screens of one role, for those who hold it, and in the same frame the person's own account. Everybody else is told whose they are. */
export function RoleArea({ role, nav, tools, children }: RoleAreaProps) {
  const me = useMe()
  const { pathname } = useLocation()
  if (!me.memberships.some((membership) => membership.role === role)) return <WrongRolePage role={role} />
  return (
    <Shell role={role} nav={nav} tools={tools}>
      <Suspense fallback={<Waiting />}>{pathname.replace(/\/$/, '') === ACCOUNT_PATH ? <AccountPage role={role} /> : children}</Suspense>
    </Shell>
  )
}
