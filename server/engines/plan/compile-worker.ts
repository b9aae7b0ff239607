import { randomUUID } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { CompiledPlan } from '@citybrain/contract/engines/outline.ts'
import { compilePlan } from '@citybrain/rules/plan/index.ts'
import { ownerTable, rowProposer } from '@citybrain/rules/register/index.ts'
import type { CompileAnswer, CompileTask, RowChunk } from './compile.ts'
import { toRecord } from './row.ts'

/** Rows at a time: on the embedded database their insert holds everyone else back, for about a tenth of a second. */
const CHUNK = 500

// A thread of its own: two million characters take seconds, and the server answers meanwhile. All that is stored leaves
// it as JSON text, since copying a hundred thousand rows as objects would hold up the main thread for seconds.
const say = (message: CompileAnswer | { share: number }) => parentPort?.postMessage(message)
let nextRows = (): RowChunk => ({ count: 0, records: '[]' })

parentPort?.on('message', (question: CompileTask | 'more') => {
  if (question === 'more') say({ rows: nextRows() })
  else compile(question)
})

function compile(task: CompileTask): void {
  const compiled = compilePlan(task.text, {
    ...(task.period ? { period: task.period } : {}),
    fallbackPeriod: task.today.slice(0, 4),
    onProgress: (share) => say({ share }),
  })
  nextRows = rowsOf(compiled, task)
  say({
    reading: {
      title: compiled.title,
      period: compiled.period,
      sections: JSON.stringify(compiled.sections),
      clauses: JSON.stringify(compiled.clauses),
      results: JSON.stringify(compiled.results),
      resultCount: compiled.results.length,
      rowCount: compiled.commitments.length,
    },
  })
}

function rowsOf(compiled: CompiledPlan, { plan, profile, text, today }: CompileTask): () => RowChunk {
  const proposed = rowProposer(compiled, {
    ...{ plan, version: 1, owners: ownerTable(profile), points: Array.from(text) },
    ...{ makeId: randomUUID, today },
  })
  let sent = 0
  return () => {
    const chunk = compiled.commitments.slice(sent, sent + CHUNK)
    sent += chunk.length
    return { count: chunk.length, records: JSON.stringify(chunk.map((read) => toRecord(proposed(read)))) }
  }
}
