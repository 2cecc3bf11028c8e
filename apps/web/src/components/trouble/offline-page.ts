import { ownBuild } from '../../lib/connection.ts'

/** Lets the browser keep the page that stands in when the network is gone, in this build's look. Asked for again with each new build. */
export function keepOfflinePage(): void {
  if (!ownBuild || !('serviceWorker' in navigator)) return
  const build = ownBuild.replace(/^.*\/|\.\w+$/g, '')
  void navigator.serviceWorker.register(`/sw.js?build=${build}`).catch(() => {})
}
