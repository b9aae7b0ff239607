import type { Logger } from './log/logger.ts'

/** What must be closed, in the order in which it was opened; closed in reverse. */
export interface Shutdown {
  add(name: string, close: () => Promise<void>): void
  /** Closes everything once; a part that fails is logged and the others are closed all the same. */
  run(): Promise<void>
}

export function createShutdown(logger: Logger): Shutdown {
  const parts: { name: string; close: () => Promise<void> }[] = []
  let running: Promise<void> | undefined
  async function closeAll(): Promise<void> {
    for (const part of parts.reverse()) {
      try {
        await part.close()
      } catch (error) {
        logger.error({ err: error, part: part.name }, 'could not close this part')
      }
    }
  }
  return {
    add: (name, close) => void parts.push({ name, close }),
    run: () => {
      running ??= closeAll()
      return running
    },
  }
}
