import { Suspense } from 'react'
import { Waiting } from '../components/loaded.tsx'
import { RequireSession, useMe } from '../features/accounts/components/session.tsx'
import { loadWords } from '../lib/i18n.ts'
import { later, lazyPart } from '../lib/later.ts'
import { ACCOUNT_PATH, ROLE_PLACES } from '../lib/roles.ts'
import { Redirect, Route, Switch, useSearchParams } from '../lib/router.ts'
import { AREAS } from './areas.ts'

const NotFoundPage = lazyPart(() => import('./not-found-page.tsx'))
const NoRolePage = lazyPart(() => import('./no-role-page.tsx'))
const SignInPage = lazyPart(() => import('../features/accounts/components/sign-in-page.tsx'))
const LandingPage = lazyPart(async () => (await Promise.all([import('../features/welcome/front/landing-page.tsx'), loadWords('front')]))[0])

const SetUpPage = later(() => import('../features/accounts/later/set-up-page.tsx'))
const ForgotPage = later(() => import('../features/accounts/later/forgot-page.tsx'))
const JoinPage = later(() => import('../features/people/later/join-page.tsx'))
const ResetPage = later(() => import('../features/accounts/later/reset-page.tsx'))

/** What one has to be signed in for. One place for all of it, so that going from one to another asks nobody again. */
const INSIDE = new RegExp(`^/$|^(${[ACCOUNT_PATH, ...AREAS.map(({ path }) => path)].join('|')})(/|$)`)

/** Every address. What lies below a role's is in that role's file of routes. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/sign-in">
          <SignInPage />
        </Route>
        <Route path="/setup">
          <SetUpPage />
        </Route>
        <Route path="/forgot">
          <ForgotPage />
        </Route>
        <Route path="/join">
          <JoinPage />
        </Route>
        <Route path="/reset">
          <ResetPage />
        </Route>
        <Route path={INSIDE}>
          <RequireSession front={<LandingPage />}>
            <Switch>
              <Route path="/">
                <FirstHome />
              </Route>
              <Route path={ACCOUNT_PATH}>
                <Account />
              </Route>
              {AREAS.map(({ path, Screens }) => (
                <Route key={path} path={`${path}/*?`}>
                  <Screens />
                </Route>
              ))}
              <Route>
                <NotFoundPage />
              </Route>
            </Switch>
          </RequireSession>
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  )
}

/** `/` is the home of the first role that the person holds. */
function FirstHome() {
  const first = useMe().memberships[0]
  return first ? <Redirect to={ROLE_PLACES[first.role].path} replace /> : <NoRolePage />
}

/** `/account`, in the frame of the role that one came from (`?as=`), or of the first. */
function Account() {
  const [search] = useSearchParams()
  const { memberships } = useMe()
  const role = memberships.find((held) => held.role === search.get('as'))?.role ?? memberships[0]?.role
  const area = AREAS.find((each) => each.role === role)
  return area ? <area.Screens /> : <NoRolePage />
}
