import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { compilePlan } from '@citybrain/rules/plan/index.ts'
import { ownerTable, proposeRows } from '@citybrain/rules/register/index.ts'
import type { CompileMessage, CompileTask } from './compile.ts'

// A thread of its own: a million characters take seconds, and the server answers meanwhile.
const task = workerData as CompileTask
const say = (message: CompileMessage) => parentPort?.postMessage(message)

const compiled = compilePlan(task.text, {
  ...(task.period ? { period: task.period } : {}),
  onProgress: (share) => say({ share }),
})
const rows = proposeRows(compiled, {
  plan: task.plan,
  version: 1,
  owners: ownerTable(task.profile),
  points: Array.from(task.text),
  makeId: randomUUID,
  today: task.today,
})
say({ compiled, rows })
