import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { startTexts } from '../app/language.ts'
import portalEn from '../portal/messages/en.json'
import portalZh from '../portal/messages/zh.json'
import en from './messages/en.json'
import zh from './messages/zh.json'
import { router } from './routes.tsx'
import { registerWorker } from './worker/register.ts'
import '../portal/portal.css'
import './field.css'

const queries = new QueryClient({
  defaultOptions: {
    // Without a network a query answers from what is kept; it decides that itself.
    queries: { networkMode: 'always', staleTime: 30_000, retry: false, refetchOnWindowFocus: true },
    mutations: { networkMode: 'always' },
  },
})

function Field() {
  // Draws everything anew when the language changes.
  useTranslation()
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}

const HEAD = [
  ['manifest', '/field.webmanifest'],
  ['apple-touch-icon', '/field-192.png'],
] as const

/** The pages for people on their way. */
export function start(place: HTMLElement): void {
  startTexts({ zh: { ...portalZh, ...zh }, en: { ...portalEn, ...en } })
  for (const [rel, href] of HEAD) document.head.append(Object.assign(document.createElement('link'), { rel, href }))
  registerWorker()
  createRoot(place).render(
    <StrictMode>
      <Field />
    </StrictMode>,
  )
}
