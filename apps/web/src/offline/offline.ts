/** The way back from the page that stands in: in the person's language, by a press, or by itself once the server answers. */
const [FIRST_MS, LAST_MS] = [4_000, 30_000]
/** Where a page was loaded a moment ago and did not come, it is not loaded again by itself: that would never end. */
const REST_MS = 20_000
const RETURNED = 'ipt.returned'

// As lib/i18n.ts chooses, which is no part of this page: it has to be small, and whole.
const wanted = [stored('localStorage', 'ipt.language') ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase())
const language = wanted.find((tag) => tag === 'en' || tag === 'sw') ?? 'en'
document.documentElement.lang = language
for (const section of document.querySelectorAll<HTMLElement>('[data-language]')) section.hidden = section.dataset.language !== language

const say = (): void => {
  document.documentElement.dataset.state = navigator.onLine ? 'down' : 'offline'
}
say()
addEventListener('offline', say)
addEventListener('online', () => {
  say()
  void look()
})
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void look())
for (const link of document.querySelectorAll('.again')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    location.reload()
  })
}

let pause = FIRST_MS
setTimeout(function again() {
  pause = Math.min(2 * pause, LAST_MS)
  setTimeout(again, pause)
  void look()
}, pause)

/** Loads the address again if the server answers. */
async function look(): Promise<void> {
  const answered = await fetch('/health/ready', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  const returned = Number(stored('sessionStorage', RETURNED) ?? 0)
  if (!answered || Date.now() - returned < REST_MS) return
  try {
    sessionStorage.setItem(RETURNED, String(Date.now()))
  } catch {
    // Forbidden: then only a press loads it again.
    return
  }
  location.reload()
}

function stored(storage: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return globalThis[storage].getItem(key)
  } catch {
    return null
  }
}
