/*
 * One thing only: where a page can't be loaded for lack of a network or of a server, it shows the page that was kept for that. It
 * keeps no code and no data of the app. Registered as /sw.js?build=…, so that each build brings its own.
 */
const BUILD = new URL(location.href).searchParams.get('build') ?? ''
const KEPT = `ipt-offline-${BUILD}`
const PAGE = '/offline.html'
/** What a proxy says when the server is down, and the server when it can't. */
const AWAY = [502, 503, 504]

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (/^\/assets\/offline-/.test(pathname)) event.respondWith(ours(request))
  else if (request.mode === 'navigate' && !/^\/(api|trpc|health|calendar)\//.test(pathname)) event.respondWith(page(event))
})

/** The page, and the files that it names. */
async function keep() {
  const cache = await caches.open(KEPT)
  const response = await fetch(PAGE, { cache: 'no-cache' })
  const html = await response.clone().text()
  await cache.addAll([...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path))
  await cache.put(PAGE, response)
}

async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith('ipt-offline-') && name !== KEPT) await caches.delete(name)
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

async function page(event) {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request))
    return AWAY.includes(response.status) ? ((await caches.match(PAGE)) ?? response) : response
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}

const ours = async (request) => (await caches.match(request)) ?? fetch(request)
