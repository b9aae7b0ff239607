/** Runs the embedded database in a thread of its own, so that no statement blocks the HTTP event loop. */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, type Results } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import type { PgliteReply, PgliteRequest } from './pglite-messages.ts'
import { type Answer, BIND_SQL, type Binding, bindParameters } from './session.ts'
import { findSqlFault } from './sql-error.ts'
import { PARSERS } from './values.ts'

const port = parentPort
if (port === null) throw new Error('pglite-worker runs as a worker thread')

/** Makes the driver send text as it is and read values with our parsers, exactly as the PostgreSQL driver does. */
function useOurValues(database: PGlite): void {
  for (const oid of Object.keys(database.serializers)) delete database.serializers[Number(oid)]
  for (const oid of Object.keys(database.parsers)) {
    const parse = PARSERS.get(Number(oid))
    database.parsers[Number(oid)] = parse ?? ((text) => text)
  }
  for (const [oid, parse] of PARSERS) database.parsers[oid] = parse
}

function toAnswer(result: Results<Record<string, unknown>>): Answer {
  return { rows: result.rows, affected: result.affectedRows ?? null }
}

/** The one session of the embedded database, and whom it acts for. */
function createSession(database: PGlite): (request: PgliteRequest) => Promise<Answer> {
  let bound: Binding | undefined

  async function bind(binding: Binding): Promise<void> {
    if (bound === binding) return
    bound = undefined
    await database.query(BIND_SQL, bindParameters(binding))
    bound = binding
  }

  return async (request) => {
    if (request.ask === 'close') {
      await database.close()
      return { rows: [], affected: null }
    }
    await bind(request.binding)
    if (request.ask === 'query') return toAnswer(await database.query(request.sql, request.parameters))
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

const database = await PGlite.create({
  dataDir: String(workerData.folder),
  extensions: { postgis },
  relaxedDurability: false,
})
useOurValues(database)
const answer = createSession(database)
let last: Promise<unknown> = Promise.resolve()
port.on('message', (request: PgliteRequest) => {
  last = last.then(async () => {
    port.postMessage(await reply(request.id, answer(request)))
    if (request.ask === 'close') port.close()
  })
})
port.postMessage({ id: 0, answer: { rows: [], affected: null } } satisfies PgliteReply)
