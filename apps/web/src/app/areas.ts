import type { Role } from '@ipt/domain'
import { type ComponentType, lazy } from 'react'
import { loadStaffWords } from '../lib/i18n.ts'
import { ROLE_PLACES } from '../lib/roles.ts'

type Area = () => Promise<{ default: ComponentType }>

/** Staff screens come with their words, which students never load. */
const withStaffWords =
  (load: Area): Area =>
  async () =>
    (await Promise.all([load(), loadStaffWords()]))[0]

const LOADERS: Record<Role, Area> = {
  student: () => import('./student-routes.tsx'),
  industrialSupervisor: withStaffWords(() => import('./staff/industry-routes.tsx')),
  universitySupervisor: withStaffWords(() => import('./staff/university-routes.tsx')),
  coordinator: withStaffWords(() => import('./staff/coordinator-routes.tsx')),
}

/** Each role's screens: one file of routes, loaded when somebody goes there. */
export const AREAS = (Object.keys(LOADERS) as Role[]).map((role) => ({ role, path: ROLE_PLACES[role].path, Screens: lazy(LOADERS[role]) }))

/** Starts to load the screens of an address while it is still being asked who is there. */
export function preloadArea(pathname: string): void {
  const area = AREAS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  if (area) void LOADERS[area.role]().catch(() => {})
}
