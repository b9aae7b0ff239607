import { createContext, useCallback, useContext, useState } from 'react'
import { newId } from '../../api/ids.ts'
import { dayBefore } from '../days.ts'

/** A report that is being written; it is kept on the device until it is sent. */
export interface Draft {
  readonly id: string
  /** By which the device gets the same code again should the answer be lost. */
  readonly secret: string
  /** The city’s day on which it was begun. */
  readonly begunOn: string
  readonly data: Readonly<Record<string, string | number>>
  readonly address: string
  readonly position: readonly [number, number] | null
  readonly category: string | null
  readonly photos: readonly DraftPhoto[]
  readonly name: string
  readonly phone: string
  /** Wants to be told by SMS. */
  readonly told: boolean
}

export interface DraftPhoto {
  readonly id: string
  readonly name: string
  /** Where the camera says that it was taken. */
  readonly position: readonly [number, number] | null
}

const DRAFTS_LAST_DAYS = 7

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

const emptyDraft = (today: string): Draft => ({
  ...{ id: newId(), secret: newSecret(), begunOn: today, data: {}, address: '', position: null, category: null },
  ...{ photos: [], name: '', phone: '', told: false },
})

const keyOf = (district: string, type: string) => `citybrain.portal.${district}.${type}`

/** What was kept, as far as it is still good: the server deletes photos that nothing uses after a day. */
export function readDraft(text: string | null, today: string): Draft {
  const kept = parsed(text)
  if (!kept || kept.begunOn < dayBefore(today, DRAFTS_LAST_DAYS)) return emptyDraft(today)
  return kept.begunOn === today ? kept : { ...kept, photos: [] }
}

function parsed(text: string | null): Draft | null {
  try {
    const value = text === null ? null : JSON.parse(text)
    // Only this page writes there; what an older page wrote may lack something, and is begun anew.
    return value !== null && Object.keys(emptyDraft('')).every((key) => key in value) ? value : null
  } catch {
    return null
  }
}

export interface Drafting {
  readonly draft: Draft
  change(more: Partial<Draft>): void
  /** It was sent. */
  clear(): void
}

export function useKeptDraft(district: string, type: string, today: string): Drafting {
  const key = keyOf(district, type)
  const [draft, setDraft] = useState(() => readDraft(localStorage.getItem(key), today))
  const change = useCallback(
    (more: Partial<Draft>) =>
      setDraft((before) => {
        const after = { ...before, ...more }
        localStorage.setItem(key, JSON.stringify(after))
        return after
      }),
    [key],
  )
  const clear = useCallback(() => {
    localStorage.removeItem(key)
    setDraft(emptyDraft(today))
  }, [key, today])
  return { draft, change, clear }
}

export const DraftContext = createContext<Drafting | null>(null)

export function useDraft(): Drafting {
  const drafting = useContext(DraftContext)
  if (!drafting) throw new Error('a question of a report stands in its pages')
  return drafting
}
