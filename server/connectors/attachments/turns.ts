/** Lets a few at a time, first come first served. */
export interface Turns {
  /** Resolves when it is the caller's turn, with the function that ends it. */
  take(): Promise<() => void>
}

export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = []
  let busy = 0
  /** Handed on to the one who waits longest, so that nobody slips in between. */
  const end = () => {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
  return {
    take: async () => {
      if (busy < most) busy += 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      return end
    },
  }
}
