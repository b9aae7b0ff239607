import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Queued } from '../outbox/entry.ts'
import type { State } from '../outbox/runner.ts'
import { isAway, reading } from './door.ts'
import type { Work } from './enter.ts'

export const WorkContext = createContext<Work | null>(null)

/** Whoever works on this phone; pages are drawn once that is known. */
export function useWork(): Work {
  const work = useContext(WorkContext)
  if (!work) throw new Error('a page of the field app stands in its frame')
  return work
}

export interface Shown<T> {
  readonly value: T
  /** When it was fetched, where the server isn't there now. */
  readonly keptAt: string | null
}

/** What the server says, kept sealed; without a network what it said last. */
export function useKept<T>(name: string, fetch: (signal: AbortSignal) => Promise<T>, more: { enabled?: boolean } = {}) {
  const { account, box } = useWork()
  return useQuery<Shown<T>>({
    queryKey: ['field', account, name],
    ...more,
    queryFn: async () => {
      try {
        const value = await reading(fetch)
        await box.keep(name, value)
        return { value, keptAt: null }
      } catch (error) {
        const kept = isAway(error) ? await box.kept<T>(name) : null
        if (!kept) throw error
        return { value: kept.value, keptAt: kept.at }
      }
    },
  })
}

const NONE: readonly Queued[] = []

/** What waits on this phone, the oldest first; undefined until that has been read. */
export function useOutboxRead(): readonly Queued[] | undefined {
  const { account, box } = useWork()
  return useQuery({ queryKey: ['outbox', account], queryFn: () => box.list() }).data
}

/** Beside other things: nothing of it is shown until it has been read. */
export const useOutbox = (): readonly Queued[] => useOutboxRead() ?? NONE

/** Once for all pages: what they show follows what is queued and what the server has taken. */
export function useOutboxNews(): void {
  const { account, runner } = useWork()
  const queries = useQueryClient()
  const waiting = useOutbox()
  const before = useRef(waiting)
  useEffect(
    () => runner.listen(() => void queries.invalidateQueries({ queryKey: ['outbox', account] })),
    [runner, queries, account],
  )
  useEffect(() => {
    const isSent = before.current.some(({ id }) => waiting.every((one) => one.id !== id))
    before.current = waiting
    if (isSent) void queries.invalidateQueries({ queryKey: ['field', account] })
  }, [waiting, queries, account])
}

export function useSendingState(): State {
  const { runner } = useWork()
  return useSyncExternalStore(runner.listen, runner.state)
}
