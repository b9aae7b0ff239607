import { finishImportUpload, IMPORT_PART_BYTES, putImportPart } from '@citybrain/contract/api/thing-imports.ts'
import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useSyncExternalStore } from 'react'
import { call } from './call.ts'
import { Unreachable } from './refused.ts'

/** A file on its way to the server; it goes on while one looks at other pages of the console. */
export interface Upload {
  readonly sent: number
  readonly size: number
  readonly error: unknown
  /** The import once the server has looked at the whole file. */
  readonly finished: ThingImport | null
}

const TRIES = 4
const PAUSE_MS = 1_500

const uploads = new Map<string, Upload>()
const controls = new Map<string, AbortController>()
const listeners = new Set<() => void>()

function set(id: string, upload: Upload | null): void {
  if (upload) uploads.set(id, upload)
  else uploads.delete(id)
  for (const listener of listeners) listener()
}

export function useUpload(id: string): Upload | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => uploads.get(id) ?? null,
  )
}

/** Sends what the server does not have yet, part by part, and asks it to look at the file. */
export async function sendFile(id: string, file: File, received: number): Promise<void> {
  if (controls.has(id)) return
  const control = new AbortController()
  controls.set(id, control)
  addEventListener('beforeunload', askBeforeLeaving)
  const whole = Math.floor(received / IMPORT_PART_BYTES)
  const state = { sent: Math.min(whole * IMPORT_PART_BYTES, file.size), size: file.size, error: null, finished: null }
  set(id, state)
  try {
    for (let number = whole; number * IMPORT_PART_BYTES < file.size; number++) {
      const part = file.slice(number * IMPORT_PART_BYTES, (number + 1) * IMPORT_PART_BYTES)
      await sendPart(id, { number, part }, control.signal)
      set(id, { ...state, sent: Math.min((number + 1) * IMPORT_PART_BYTES, file.size) })
    }
    const finished = await call(finishImportUpload, { params: { import: id }, signal: control.signal })
    set(id, { ...state, sent: file.size, finished })
  } catch (error) {
    set(id, control.signal.aborted ? null : { ...(uploads.get(id) ?? state), error })
  } finally {
    controls.delete(id)
    if (controls.size === 0) removeEventListener('beforeunload', askBeforeLeaving)
  }
}

export function stopUpload(id: string): void {
  controls.get(id)?.abort()
  set(id, null)
}

/** A connection that breaks is tried again; sending a part twice does no harm. */
async function sendPart(id: string, { number, part }: { number: number; part: Blob }, signal: AbortSignal) {
  for (let tried = 1; ; tried++) {
    const form = new FormData()
    form.set('file', part, `part-${number}`)
    try {
      return await call(putImportPart, { params: { import: id, number }, form, signal })
    } catch (error) {
      if (!(error instanceof Unreachable) || tried === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried))
    }
  }
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
