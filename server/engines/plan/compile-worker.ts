import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { compilePlan } from '@citybrain/rules/plan/index.ts'
import { ownerTable, rowProposer } from '@citybrain/rules/register/index.ts'
import type { CompileMessage, CompileTask } from './compile.ts'
import { toRecord } from './row.ts'

/** Rows at a time: on the embedded database their insert holds everyone else back, for about a tenth of a second. */
const CHUNK = 500

// A thread of its own: two million characters take seconds, and the server answers meanwhile. All that is stored leaves
// it as JSON text, since copying a hundred thousand rows as objects would hold up the main thread for seconds.
const task = workerData as CompileTask
const say = (message: CompileMessage) => parentPort?.postMessage(message)

const compiled = compilePlan(task.text, {
  ...(task.period ? { period: task.period } : {}),
  onProgress: (share) => say({ share }),
})
const { commitments } = compiled
const proposed = rowProposer(compiled, {
  plan: task.plan,
  version: 1,
  owners: ownerTable(task.profile),
  points: Array.from(task.text),
  makeId: randomUUID,
  today: task.today,
})
say({
  reading: {
    title: compiled.title,
    period: compiled.period,
    sections: JSON.stringify(compiled.sections),
    clauses: JSON.stringify(compiled.clauses),
    results: JSON.stringify(compiled.results),
    resultCount: compiled.results.length,
    rowCount: commitments.length,
  },
})

let sent = 0
parentPort?.on('message', () => {
  const chunk = commitments.slice(sent, sent + CHUNK)
  sent += chunk.length
  say({ rows: { count: chunk.length, records: JSON.stringify(chunk.map((read) => toRecord(proposed(read)))) } })
})
