import { startPgliteThread } from './pglite-thread.ts'
import type { Binding, Session, SessionSource } from './session.ts'
import { createTurns } from './turns.ts'
import { encodeParameter } from './values.ts'

/** Sessions over the embedded database: it has one, so callers take turns and a transaction keeps its turn. */
export async function openPgliteSource(folder: string): Promise<SessionSource> {
  const thread = await startPgliteThread(folder)
  const turns = createTurns()

  async function acquire(binding: Binding): Promise<Session> {
    const end = await turns.take()
    return {
      query: (sql, parameters) =>
        thread.ask({ ask: 'query', binding, sql, parameters: parameters.map(encodeParameter) }),
      script: async (sql) => void (await thread.ask({ ask: 'script', binding, sql })),
      release: end,
    }
  }

  async function close(): Promise<void> {
    const end = await turns.take()
    await thread.close()
    end()
  }
  return { kind: 'pglite', acquire, close, lost: thread.lost }
}
