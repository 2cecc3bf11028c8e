import type { Role } from '@ipt/domain'
import type { Page } from '@playwright/test'

const DEMO_PASSWORD = 'ipt-demo-2026'

/** Whose screens they are: a login of the demo by the first part of its address, or nobody's. */
export const VISITORS = ['nobody', 'student', 'industry', 'university', 'coordinator'] as const
export type Visitor = (typeof VISITORS)[number]

type Json = Record<string, unknown>

/** REST as one of the demo's people. */
export interface Rest {
  get: (path: string) => Promise<Json>
  post: (path: string, body: object) => Promise<Json>
  /** Sends a file as it is. */
  put: (path: string, file: string) => Promise<Json>
}

/** A screen: its route as the app has it, and what stands in for the route's parts. */
export interface Screen {
  route: string
  parts?: (rest: Rest) => Promise<Record<string, string>>
}

const first = (list: Json, where: (item: Json) => boolean = () => true): Json => {
  const items = [list, ...Object.values(list)].find(Array.isArray) as Json[] | undefined
  const found = items?.find(where)
  if (!found) throw new Error('The demo has nothing that this screen would show.')
  return found
}

const theFirst =
  (path: string, where?: (item: Json) => boolean): Screen['parts'] =>
  async ({ get }) => ({ id: String(first(await get(path), where).id) })

const active = ({ status }: Json): boolean => status === 'ACTIVE'

const aWeek =
  (role: Role): Screen['parts'] =>
  async ({ get }) => {
    const { id } = first(await get(`/placements?as=${role}`), active)
    const { week_starts_on } = first(await get(`/placements/${id}/weeks`))
    return { id: String(id), monday: String(week_starts_on) }
  }

const institution = async ({ get }: Rest): Promise<string> => {
  const { memberships } = await get('/me')
  return String((memberships as { institution: Json }[])[0]?.institution.id)
}

const ofInstitution =
  (list: string): Screen['parts'] =>
  async (rest) => ({ id: String(first(await rest.get(`/institutions/${await institution(rest)}/${list}`)).id) })

/** A file of people that waits to be mended. */
const anImport: Screen['parts'] = async (rest) => {
  const id = '0198b2f4-7c11-7a52-9f0e-3d5b6a1c8e43'
  const cohort = first(await rest.get(`/institutions/${await institution(rest)}/cohorts`))
  const query = new URLSearchParams({
    name: 'year-3.csv',
    kind: 'students',
    institution_id: await institution(rest),
    cohort_id: String(cohort.id),
  })
  await rest.put(`/imports/${id}?${query}`, 'Name,E-mail,Reg. no.\nAmina Salehe,amina.salehe@demo.ipt,T/21/031\n,nobody,\n')
  return { id }
}

const aWebhook: Screen['parts'] = async (rest) => {
  const place = `/institutions/${await institution(rest)}/webhooks`
  const known = (await rest.get(place)).items as Json[]
  const made = {
    id: '0198b2f4-7c11-7a52-9f0e-3d5b6a1c8e42',
    name: 'Grade book',
    url: 'https://grades.example/hooks',
    types: ['log.validated'],
  }
  return { id: String((known[0] ?? (await rest.post(place, made))).id) }
}

const reviews = (area: string, role: Role, queue: string): Screen[] => [
  { route: `${area}/logs/:id`, parts: theFirst(queue) },
  { route: `${area}/placements/:id`, parts: theFirst(`/placements?as=${role}`, active) },
  { route: `${area}/placements/:id/weeks/:monday`, parts: aWeek(role) },
]

const vacancies = (area: string, role: Role): Screen[] => [
  { route: `${area}/vacancies` },
  { route: `${area}/vacancies/new` },
  { route: `${area}/vacancies/:id`, parts: theFirst(`/managed-vacancies?as=${role}`) },
  { route: `${area}/vacancies/:id/edit`, parts: theFirst(`/managed-vacancies?as=${role}`) },
]

/** Every screen of the app, as the demo shows it. A test compares them with the app's routes. */
export const SCREENS: Readonly<Record<Visitor, readonly Screen[]>> = {
  nobody: ['/', '/sign-in', '/forgot', '/join', '/reset', '/setup'].map((route) => ({ route })),
  student: [
    { route: '/student' },
    { route: '/student/logs' },
    { route: '/student/logs/:id', parts: theFirst('/logs') },
    { route: '/student/weeks' },
    { route: '/student/weeks/:monday', parts: aWeek('student') },
    { route: '/student/placement' },
    { route: '/student/placement/find' },
    { route: '/student/leave' },
    { route: '/student/checklist' },
    { route: '/student/vacancies' },
    { route: '/student/vacancies/:id', parts: theFirst('/vacancies') },
    { route: '/student/applications' },
    { route: '/student/announcements/:id?' },
    { route: '/account' },
  ],
  industry: [
    { route: '/industry' },
    ...reviews('/industry', 'industrialSupervisor', '/logs?status=SUBMITTED'),
    ...vacancies('/industry', 'industrialSupervisor'),
    { route: '/industry/announcements/:id?' },
  ],
  university: [
    { route: '/university' },
    { route: '/university/validate' },
    ...reviews('/university', 'universitySupervisor', '/logs?status=VERIFIED_INDUSTRY'),
    { route: '/university/announcements/:id?' },
  ],
  coordinator: [
    { route: '/coordinator' },
    { route: '/coordinator/people' },
    { route: '/coordinator/people/new' },
    { route: '/coordinator/people/import' },
    { route: '/coordinator/people/import/:id', parts: anImport },
    { route: '/coordinator/people/:id', parts: theFirst('/people') },
    { route: '/coordinator/placements' },
    { route: '/coordinator/assign' },
    { route: '/coordinator/hosts' },
    { route: '/coordinator/hosts/new' },
    { route: '/coordinator/hosts/proposed' },
    { route: '/coordinator/hosts/:id', parts: theFirst('/organisations', ({ status }) => status === 'APPROVED') },
    ...vacancies('/coordinator', 'coordinator'),
    { route: '/coordinator/logs' },
    { route: '/coordinator/flags/:id', parts: theFirst('/logs?status=FLAGGED') },
    ...reviews('/coordinator', 'coordinator', '/logs'),
    { route: '/coordinator/cohorts' },
    { route: '/coordinator/cohorts/new' },
    { route: '/coordinator/cohorts/:id', parts: ofInstitution('cohorts') },
    { route: '/coordinator/letters' },
    { route: '/coordinator/announcements' },
    { route: '/coordinator/outbox' },
    { route: '/coordinator/audit' },
    { route: '/coordinator/settings' },
    { route: '/coordinator/settings/webhooks/new' },
    { route: '/coordinator/settings/webhooks/:id', parts: aWebhook },
  ],
}

/** REST at `url` as a person of the demo. */
export async function restOf(url: string, visitor: Visitor): Promise<Rest> {
  const call = async (path: string, init: RequestInit, headers: Record<string, string> = {}): Promise<Json> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      ...init,
      headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })
    const body = (await response.json()) as Json
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${JSON.stringify(body)}`)
    return body
  }
  const post = (path: string, body: object) =>
    call(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json' })
  let token = ''
  if (visitor !== 'nobody')
    token = String((await post('/auth/login', { email: `${visitor}@demo.ipt`, password: DEMO_PASSWORD })).access_token)
  return {
    get: (path) => call(path, {}),
    post,
    put: (path, body) => call(path, { method: 'PUT', body }, { 'content-type': 'application/octet-stream' }),
  }
}

/** A screen's address, with the first thing that the demo has for it. */
export async function addressOf({ route, parts }: Screen, rest: Rest): Promise<string> {
  const named = (await parts?.(rest)) ?? {}
  return route.replaceAll(/\/:(\w+)(\??)/g, (_, name: string, maybe: string) => {
    const value = named[name]
    if (value === undefined && !maybe) throw new Error(`Nothing stands in for :${name} of ${route}.`)
    return value === undefined ? '' : `/${value}`
  })
}

/** Signs a browser in as a person of the demo. */
export async function enterAs(page: Page, visitor: Visitor): Promise<void> {
  if (visitor === 'nobody') return
  await page.request.post('/trpc/accounts.signIn', {
    data: { email: `${visitor}@demo.ipt`, password: DEMO_PASSWORD },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
}

/** Shows the app in a language, whatever the demo's people chose: that choice stays in this browser. */
export async function speak(page: Page, language: 'en' | 'sw'): Promise<void> {
  await page.route(/\/trpc\/(?!live\.)/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll(/"language":"(en|sw)"/g, `"language":"${language}"`) })
  })
}

/** When everything is there that the page would show. */
export async function whole(page: Page): Promise<void> {
  await page.getByRole('main').waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
  await page.evaluate(() => document.fonts.ready)
}
