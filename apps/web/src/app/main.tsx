import '@ipt/ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { activateLanguage, preferredLanguage, storedLanguage } from '../lib/i18n.ts'
import { preloadArea } from './areas.ts'
import { Providers } from './providers.tsx'
import { AppRoutes } from './routes.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// The first paint is already in the right language: nothing is drawn before its words are there.
const worded = activateLanguage(preferredLanguage(storedLanguage(), navigator.languages))
// After the language was chosen, so that an area's words come in that one.
preloadArea(location.pathname)
worded.finally(() =>
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <AppRoutes />
      </Providers>
    </StrictMode>,
  ),
)
