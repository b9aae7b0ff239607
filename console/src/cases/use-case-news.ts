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

/** The browser comes back by itself after a break, and goes on after the last event that it had. */
function listen({ hear, resync, setLive }: Listening): () => void {
  let events: EventSource
  let again: ReturnType<typeof setTimeout> | undefined
  let broken = false
  const open = () => {
    events = new EventSource(addressOf(followEvents, { query: { kinds: 'case.*' } }))
    events.addEventListener('open', () => {
      setLive(true)
      if (broken) resync()
      broken = false
    })
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const item = NewsItem.safeParse(JSON.parse(data))
      if (item.success) hear(item.data.subject.id)
    })
    events.addEventListener('error', () => {
      broken = true
      setLive(false)
      if (events.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS)
    })
  }
  open()
  return () => {
    clearTimeout(again)
    events.close()
  }
}
