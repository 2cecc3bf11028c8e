import type { Role } from '@ipt/domain'
import type { ComponentType } from 'react'
import { loadWords } from '../lib/i18n.ts'
import { lazyPart } from '../lib/later.ts'
import { ROLE_PLACES } from '../lib/roles.ts'

type Area = () => Promise<{ default: ComponentType }>

/** An area's screens and its words, which nobody else loads. */
const withWords =
  (words: 'student' | 'staff', load: Area): Area =>
  async () =>
    (await Promise.all([load(), loadWords(words)]))[0]

const LOADERS: Record<Role, Area> = {
  student: withWords('student', () => import('./student/student-routes.tsx')),
  industrialSupervisor: withWords('staff', () => import('./staff/industry-routes.tsx')),
  universitySupervisor: withWords('staff', () => import('./staff/university-routes.tsx')),
  coordinator: withWords('staff', () => import('./staff/coordinator-routes.tsx')),
}

/** Each role's screens: one file of routes, loaded when somebody goes there. */
export const AREAS = (Object.keys(LOADERS) as Role[]).map((role) => ({
  role,
  path: ROLE_PLACES[role].path,
  Screens: lazyPart(LOADERS[role]),
}))

/** Starts to load the screens of an address while it is still being asked who is there. */
export function preloadArea(pathname: string): void {
  const area = AREAS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  if (area) void LOADERS[area.role]().catch(() => {})
}
