/** Lets a few at a time, one of each person: whoever sends what takes long holds up nobody but themselves. */
export interface Turns {
  /** Resolves when it is the person's turn, with the function that ends it. */
  take(who: string): Promise<() => void>
}

export function createTurns(most: number): Turns {
  const busy = new Set<string>()
  const waiting: { readonly who: string; begin(): void }[] = []

  function admit(): void {
    while (busy.size < most) {
      const place = waiting.findIndex(({ who }) => !busy.has(who))
      const [next] = place < 0 ? [] : waiting.splice(place, 1)
      if (!next) return
      busy.add(next.who)
      next.begin()
    }
  }
  function end(who: string): void {
    busy.delete(who)
    admit()
  }
  return {
    take: (who) =>
      new Promise((resolve) => {
        waiting.push({ who, begin: () => resolve(() => end(who)) })
        admit()
      }),
  }
}
