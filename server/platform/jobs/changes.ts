/** Wakes those who wait for a thing to change. */
export interface Changes {
  /** Resolves at the next change of the thing, after `ms`, or when the signal aborts. */
  next(id: string, ms: number, signal?: AbortSignal): Promise<void>
  tell(id: string): void
}

export function createChanges(): Changes {
  const waiting = new Map<string, Set<() => void>>()

  function next(id: string, ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wakers = waiting.get(id) ?? new Set()
      waiting.set(id, wakers)
      const wake = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', wake)
        wakers.delete(wake)
        if (wakers.size === 0) waiting.delete(id)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      wakers.add(wake)
      signal?.addEventListener('abort', wake)
      if (signal?.aborted) wake()
    })
  }
  function tell(id: string): void {
    for (const wake of [...(waiting.get(id) ?? [])]) wake()
  }
  return { next, tell }
}
