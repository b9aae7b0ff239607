import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import en from '../messages/en.json'
import zh from '../messages/zh.json'
import { App } from './app.tsx'
import { startTexts } from './language.ts'
import './base.css'

/** The pages of staff. */
export function start(place: HTMLElement): void {
  startTexts({ zh, en })
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
