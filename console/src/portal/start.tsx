import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { Refused } from '../api/refused.ts'
import { startTexts } from '../app/language.ts'
import en from './messages/en.json'
import zh from './messages/zh.json'
import { router } from './routes.tsx'
import './portal.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => !(error instanceof Refused) && count < 2,
    },
  },
})

function Portal() {
  // Draws everything anew when the language changes.
  useTranslation()
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}

/** The pages for people without an account. */
export function start(place: HTMLElement): void {
  startTexts({ zh, en })
  createRoot(place).render(
    <StrictMode>
      <Portal />
    </StrictMode>,
  )
}
