import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { Waiting } from '../components/loaded.tsx'
import { RequireSession, useMe } from '../features/accounts/components/session.tsx'
import { ROLE_PLACES } from '../lib/roles.ts'
import { AREAS } from './areas.ts'

const NotFoundPage = lazy(() => import('./not-found-page.tsx'))
const NoRolePage = lazy(() => import('./no-role-page.tsx'))
const SignInPage = lazy(() => import('../features/accounts/components/sign-in-page.tsx'))

/** Every address. What lies below a role's is in that role's file of routes. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route element={<RequireSession />}>
          <Route index element={<FirstHome />} />
          {AREAS.map(({ path, Screens }) => (
            <Route key={path} path={`${path}/*`} element={<Screens />} />
          ))}
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  )
}

/** `/` is the home of the first role that the person holds. */
function FirstHome() {
  const first = useMe().memberships[0]
  return first ? <Navigate to={ROLE_PLACES[first.role].path} replace /> : <NoRolePage />
}
