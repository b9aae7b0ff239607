import { createBrowserRouter, type RouteObject } from 'react-router'
import { ErrorPage, NotFoundPage } from './error-page.tsx'
import { Layout } from './layout.tsx'
import { PageLoading } from './notices.tsx'

type PageModule = { Page: React.ComponentType }

/** A page in a chunk of its own, loaded when it is first opened. */
const page = (load: () => Promise<PageModule>) => async () => ({ Component: (await load()).Page })

const inside: RouteObject[] = [
  { index: true, lazy: page(() => import('../pages/home/page.tsx')) },
  { path: 'documents', lazy: page(() => import('../pages/documents/page.tsx')) },
  { path: 'documents/import', lazy: page(() => import('../pages/import/page.tsx')) },
  { path: 'documents/:plan', lazy: page(() => import('../pages/review/page.tsx')) },
  { path: 'documents/:plan/versions/:version', lazy: page(() => import('../pages/review/page.tsx')) },
  { path: 'ledger', lazy: page(() => import('../pages/ledger/page.tsx')) },
  { path: 'compare', lazy: page(() => import('../pages/compare/page.tsx')) },
  { path: 'targets', lazy: page(() => import('../pages/targets/page.tsx')) },
  { path: 'evaluation', lazy: page(() => import('../pages/evaluation/page.tsx')) },
  { path: 'things', lazy: page(() => import('../pages/things/page.tsx')) },
  { path: 'things/new', lazy: page(() => import('../pages/thing-new/page.tsx')) },
  { path: 'things/:thing', lazy: page(() => import('../pages/thing/page.tsx')) },
  { path: 'catalogue', lazy: page(() => import('../pages/catalogue/page.tsx')) },
  { path: 'duplicates', lazy: page(() => import('../pages/duplicates/page.tsx')) },
  { path: 'quality', lazy: page(() => import('../pages/quality/page.tsx')) },
  { path: 'imports', lazy: page(() => import('../pages/thing-imports/page.tsx')) },
  { path: 'imports/:import', lazy: page(() => import('../pages/thing-import/page.tsx')) },
  { path: 'work', lazy: page(() => import('../pages/work/page.tsx')) },
  { path: 'desk', lazy: page(() => import('../pages/desk/page.tsx')) },
  { path: 'case-rules', lazy: page(() => import('../pages/case-rules/page.tsx')) },
  { path: 'case-types', lazy: page(() => import('../pages/case-types/page.tsx')) },
  { path: 'case-types/:type', lazy: page(() => import('../pages/case-type/page.tsx')) },
  { path: 'responsibility', lazy: page(() => import('../pages/responsibility/page.tsx')) },
  { path: 'cases/new', lazy: page(() => import('../pages/case-new/page.tsx')) },
  { path: 'cases/:case', lazy: page(() => import('../pages/case/page.tsx')) },
  { path: 'map', lazy: page(() => import('../pages/map/page.tsx')) },
  { path: 'map/imports', lazy: page(() => import('../pages/map-imports/page.tsx')) },
  { path: 'map/imports/:import', lazy: page(() => import('../pages/map-import/page.tsx')) },
  { path: 'calendar', lazy: page(() => import('../pages/calendar/page.tsx')) },
  { path: 'organisation', lazy: page(() => import('../pages/organisation/page.tsx')) },
  { path: 'accounts', lazy: page(() => import('../pages/accounts/page.tsx')) },
  { path: 'access', lazy: page(() => import('../pages/access/page.tsx')) },
  { path: 'operations', lazy: page(() => import('../pages/operations/page.tsx')) },
  { path: 'notices', lazy: page(() => import('../pages/notices/page.tsx')) },
  { path: 'me', lazy: page(() => import('../pages/me/page.tsx')) },
  { path: '*', Component: NotFoundPage },
]

export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: page(() => import('../pages/sign-in/page.tsx')),
    ErrorBoundary: ErrorPage,
    HydrateFallback: PageLoading,
  },
  {
    path: '/',
    Component: Layout,
    ErrorBoundary: ErrorPage,
    HydrateFallback: PageLoading,
    children: [{ ErrorBoundary: ErrorPage, children: inside }],
  },
])
