/** Runs the embedded database in a thread of its own, so that no statement blocks the HTTP event loop. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import type { PgliteReply, PgliteRequest } from './pglite-messages.ts'
import { createRunStatement } from './pglite-protocol.ts'
import { createPreparedNames } from './prepared-names.ts'
import { type Answer, BIND_SQL, type Binding } from './session.ts'
import { findSqlFault } from './sql-error.ts'

const port = parentPort
if (port === null) throw new Error('pglite-worker runs as a worker thread')

/** The one session of the embedded database, and whom it acts for. */
function createSession(database: PGlite): (request: PgliteRequest) => Promise<Answer> {
  const run = createRunStatement(database, createPreparedNames())
  let bound: string | undefined

  async function bind(binding: Binding): Promise<void> {
    if (bound === binding.key) return
    bound = undefined
    await run(BIND_SQL, binding.parameters)
    bound = binding.key
  }

  return async (request) => {
    if (request.ask === 'close') {
      await database.close()
      return { rows: [], affected: null }
    }
    await bind(request.binding)
    if (request.ask === 'query') return run(request.sql, request.parameters)
    await database.exec(request.sql)
    return { rows: [], affected: null }
  }
}

async function reply(id: number, work: Promise<Answer>): Promise<PgliteReply> {
  try {
    return { id, answer: await work }
  } catch (error) {
    const fault = findSqlFault(error)
    if (fault !== null) return { id, fault }
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const openFolder = (folder: string) =>
  PGlite.create({ dataDir: folder, extensions: { postgis }, relaxedDurability: false })

/** A cluster killed while it is being made can't be opened, so it gets its name only when it is whole. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  await (await openFolder(unfinished)).close()
  renameSync(unfinished, folder)
}

const folder = String(workerData.folder)
await makeFolder(folder)
const database = await openFolder(folder)
const answer = createSession(database)
let last: Promise<unknown> = Promise.resolve()
port.on('message', (request: PgliteRequest) => {
  last = last.then(async () => {
    port.postMessage(await reply(request.id, answer(request)))
    if (request.ask === 'close') port.close()
  })
})
port.postMessage({ id: 0, answer: { rows: [], affected: null } } satisfies PgliteReply)
