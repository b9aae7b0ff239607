import { followEvents } from '@citybrain/contract/api/events.ts'
import { NewsItem } from '@citybrain/contract/engines/webhook.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { addressOf } from '../api/call.ts'
import { caseKeys } from '../api/cases.ts'

/** Several changes that come together are shown together. */
const GATHER_MS = 800
/** The stream was refused: as many as there may be are open, or the session is over. */
const AGAIN_MS = 15_000

export interface CaseNews {
  /** Cases that changed since the page was opened or last looked over. */
  readonly changed: ReadonlySet<string>
  /** False while the connection is broken: what is shown may be older. */
  readonly live: boolean
  clear(): void
}

const NONE: ReadonlySet<string> = new Set()

/** Hears which cases change, and has what shows them fetched anew; after a break everything. */
export function useCaseNews(): CaseNews {
  const queries = useQueryClient()
  const [changed, setChanged] = useState(NONE)
  const [live, setLive] = useState(true)
  const waiting = useRef(new Set<string>())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      const ids = new Set(waiting.current)
      waiting.current.clear()
      setChanged((before) => new Set([...before, ...ids]))
      for (const id of ids) void queries.invalidateQueries({ queryKey: caseKeys.one(id) })
      void queries.invalidateQueries({ queryKey: caseKeys.work })
      void queries.invalidateQueries({ queryKey: caseKeys.counts })
    }
    const hear = (id: string) => {
      waiting.current.add(id)
      clearTimeout(timer)
      timer = setTimeout(show, GATHER_MS)
    }
    const resync = () => void queries.invalidateQueries({ queryKey: caseKeys.all })
    const stop = listen({ hear, resync, setLive })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [queries])
  return { changed, live, clear: () => setChanged(NONE) }
}

interface Listening {
  hear(id: string): void
  /** The stream is there again after a break. */
  resync(): void
  setLive(live: boolean): void
}

/**
 * The browser comes back by itself after a break, and goes on after the last event that it had. Only a tab that is seen
 * listens: a browser has six connections to a server, and officials have forty tabs.
 */
function listen({ hear, resync, setLive }: Listening): () => void {
  let events: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | undefined
  let missed = false
  const close = () => {
    clearTimeout(again)
    events?.close()
    events = null
  }
  const open = () => {
    const stream = new EventSource(addressOf(followEvents, { query: { kinds: 'case.*' } }))
    events = stream
    stream.addEventListener('open', () => {
      setLive(true)
      if (missed) resync()
      missed = false
    })
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const item = NewsItem.safeParse(JSON.parse(data))
      if (item.success) hear(item.data.subject.id)
    })
    stream.addEventListener('error', () => {
      missed = true
      setLive(false)
      if (stream.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS)
    })
  }
  const look = () => {
    close()
    if (document.visibilityState === 'visible') open()
    else missed = true
  }
  look()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    close()
  }
}
