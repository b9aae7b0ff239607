/** How long a caller waits for a session before it is told that something holds on to it. */
const PATIENCE_MS = 30_000

/** Gives one caller at a time a turn, first come first served. */
export interface Turns {
  /** Resolves when it is the caller's turn, with the function that ends the turn. */
  take(): Promise<() => void>
}

export function createTurns(): Turns {
  const queue: (() => void)[] = []
  let busy = false

  function end(): void {
    const next = queue.shift()
    if (next === undefined) busy = false
    else next()
  }
  function once(): () => void {
    let over = false
    return () => {
      if (over) return
      over = true
      end()
    }
  }
  function wait(): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer)
        resolve(once())
      }
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(begin), 1)
        reject(new Error(`no turn at the database within ${PATIENCE_MS / 1000} s: a transaction is held open too long`))
      }, PATIENCE_MS)
      queue.push(begin)
    })
  }
  return {
    take: async () => {
      if (busy) return wait()
      busy = true
      return once()
    },
  }
}
