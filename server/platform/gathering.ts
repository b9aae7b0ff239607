import { AsyncLocalStorage } from 'node:async_hooks'

export interface Gathering<In, Out> {
  /** Carries out what several callers ask; the answers stand in the order of the questions. */
  run(asked: readonly In[]): Promise<readonly Out[]>
  /** Questions taken together at most. */
  readonly most: number
}

/** Runs under way at once at most; who comes meanwhile waits for the next. */
const AT_ONCE = 4
/** Milliseconds after which a run that isn't done no longer keeps the next one waiting. */
const PATIENCE_MS = 20

interface Waiting<In, Out> {
  readonly one: In
  resolve(answer: Out): void
  reject(error: unknown): void
}

/** What is asked for many callers belongs to none of them, nor to a transaction in whose course one of them asked. */
const outside = AsyncLocalStorage.snapshot()

/**
 * Answers callers who ask at the same time by one run. Whoever finds nothing under way is answered at once; a run begins
 * after all of its callers have asked, so that none is told what was true before it came. Several are under way only
 * where one takes long: the larger a group, the less each of it costs.
 */
export function createGathering<In, Out>({ run, most }: Gathering<In, Out>): (one: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = []
  let running = 0
  let lastBegan = 0
  let planned = false
  let timer: NodeJS.Timeout | null = null

  async function answer(taken: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const answers = await run(taken.map(({ one }) => one))
      if (answers.length !== taken.length) throw new Error('a run answers each question once')
      for (const [place, { resolve }] of taken.entries()) resolve(answers[place] as Out)
    } catch (error) {
      for (const { reject } of taken) reject(error)
    } finally {
      running -= 1
      begin()
    }
  }

  const isLate = () => performance.now() - lastBegan >= PATIENCE_MS
  const mayBegin = () => running === 0 || (running < AT_ONCE && (waiting.length >= most || isLate()))

  function begin(): void {
    planned = false
    while (waiting.length > 0 && mayBegin()) {
      running += 1
      lastBegan = performance.now()
      void answer(waiting.splice(0, most))
    }
    if (waiting.length > 0 && running < AT_ONCE && timer === null) timer = setTimeout(losePatience, PATIENCE_MS)
  }

  function losePatience(): void {
    timer = null
    begin()
  }

  return (one) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ one, resolve, reject })
      if (planned || running >= AT_ONCE) return
      planned = true
      // Requests that arrived together are read from their sockets in one turn.
      outside(() => setImmediate(begin))
    })
}
