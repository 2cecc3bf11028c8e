import '@ipt/ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { activateLanguage, preferredLanguage, storedLanguage } from '../lib/i18n.ts'
import { keepTroubleAt, loadTrouble } from '../lib/trouble.ts'
import { preloadArea } from './areas.ts'
import { Providers } from './providers.tsx'
import { AppRoutes } from './routes.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

/** After this the first screen has what it needs. */
const REST_MS = 2_000
/** Where not even the words came, they are asked for again. */
const AGAIN_MS = 5_000

keepTroubleAt(async () => (await import('../components/trouble/kit.ts')).trouble)

const language = preferredLanguage(storedLanguage(), navigator.languages)
const begin = (): unknown =>
  activateLanguage(language).then(
    () =>
      createRoot(root).render(
        <StrictMode>
          <Providers>
            <AppRoutes />
          </Providers>
        </StrictMode>,
      ),
    // What stands in the page says so meanwhile.
    () => setTimeout(begin, AGAIN_MS),
  )

// The first paint is already in the right language: nothing is drawn before its words are there.
begin()
// After the language was chosen, so that an area's words come in that one.
preloadArea(location.pathname)

const prepare = (): void =>
  void loadTrouble()
    .then(({ keepOfflinePage }) => keepOfflinePage())
    .catch(() => {})
setTimeout(prepare, REST_MS)
addEventListener('online', prepare)
