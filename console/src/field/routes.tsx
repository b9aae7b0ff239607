import { createBrowserRouter } from 'react-router'
import { Broken } from '../portal/notices.tsx'
import { Frame } from './frame.tsx'
import { Today } from './pages/today.tsx'
import { NoPage } from './parts/no-page.tsx'

export const router = createBrowserRouter([
  {
    path: '/field',
    Component: Frame,
    ErrorBoundary: Broken,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: Today },
      { path: 'tasks/:case', lazy: async () => ({ Component: (await import('./pages/task.tsx')).Task }) },
      { path: 'report', lazy: async () => ({ Component: (await import('./pages/report.tsx')).Report }) },
      { path: 'route', lazy: async () => ({ Component: (await import('./pages/route.tsx')).RoutePage }) },
      { path: 'outbox', lazy: async () => ({ Component: (await import('./pages/outbox.tsx')).Outbox }) },
      { path: 'me', lazy: async () => ({ Component: (await import('./pages/me.tsx')).Me }) },
      { path: '*', Component: NoPage },
    ],
  },
])
