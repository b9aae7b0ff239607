import { createBrowserRouter } from 'react-router'
import { Frame } from './frame.tsx'
import { Home } from './home.tsx'
import { Broken, NoSuchPage } from './notices.tsx'
import { Privacy } from './privacy.tsx'
import { REPORT_PAGES } from './report/pages.tsx'
import { Track } from './track/page.tsx'

export const router = createBrowserRouter([
  {
    path: '/d/:district',
    Component: Frame,
    ErrorBoundary: Broken,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: Home },
      ...REPORT_PAGES,
      { path: 'track', Component: Track },
      // The map's library is a megabyte, which whoever only reports in words is spared.
      { path: 'cases', lazy: async () => ({ Component: (await import('./map/page.tsx')).PublicMap }) },
      { path: 'privacy', Component: Privacy },
      { path: '*', Component: NoSuchPage },
    ],
  },
  { path: '*', Component: NoSuchPage },
])
