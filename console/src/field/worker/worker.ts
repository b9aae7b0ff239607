import { NavigationRoute, type PrecacheEntry, Serwist } from 'serwist'

declare const self: { readonly __SW_MANIFEST: PrecacheEntry[] }

// The app's own files are kept; the API is never answered from here. A new version waits until its user takes it.
const serwist = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  precacheOptions: { cleanupOutdatedCaches: true },
  clientsClaim: true,
})
serwist.registerRoute(new NavigationRoute(serwist.createHandlerBoundToUrl('/field')))
serwist.addEventListeners()
