/** A version that is there and waits until the user takes it. */
let waiting: ServiceWorker | null = null
const hearers = new Set<() => void>()

export const newVersion = {
  waits: (): boolean => waiting !== null,
  listen: (hear: () => void) => {
    hearers.add(hear)
    return () => void hearers.delete(hear)
  },
  /** The page is loaded anew as soon as the new worker has taken over. */
  take: (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting?.postMessage({ type: 'SKIP_WAITING' })
  },
}

const HOUR_MS = 3_600_000

/** Keeps the app's own files on the device; where browsers don't allow it the app works with a network alone. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // Another tab has taken a new version, and the files of this one are gone.
  addEventListener('vite:preloadError', () => location.reload())
  navigator.serviceWorker.register('/field-worker.js', { scope: '/field' }).then(watch, () => undefined)
}

function watch(registration: ServiceWorkerRegistration): void {
  const note = () => {
    // The first one of all replaces nothing.
    if (!registration.waiting || !navigator.serviceWorker.controller) return
    waiting = registration.waiting
    for (const hear of hearers) hear()
  }
  const follow = () => registration.installing?.addEventListener('statechange', note)
  note()
  // What the browser found as it opened the page may be on its way already.
  follow()
  registration.addEventListener('updatefound', follow)
  const look = () => void registration.update().catch(() => undefined)
  setInterval(look, HOUR_MS)
  // An installed app is seldom opened anew: it comes out of the pocket as it went in.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
}
