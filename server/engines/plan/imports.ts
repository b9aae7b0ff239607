import { randomUUID } from 'node:crypto'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import type { Actor, Clock, Database, JobRun, Jobs } from '../../platform/index.ts'
import { type CompiledText, compileInThread, type PlanReading } from './compile.ts'
import {
  type Arriving,
  beginDocument,
  discardDocument,
  finishDocument,
  keepList,
  keepRows,
  LISTS,
} from './import-store.ts'
import type { DocumentReader, NewDocument, ReadDocument } from './new-document.ts'

export interface ImportDeps {
  database: Database
  jobs: Jobs
  clock: Clock
  readDocument: DocumentReader
  profileOf: (district: DistrictCode) => DistrictProfile
}

const TITLE = { zh: '导入并编译文件', en: 'Import and compile a document' }
const READING = { zh: '正在读取文件', en: 'Reading the file' }
const COMPILING = { zh: '正在识别承诺事项', en: 'Finding commitments' }
/** Shares of the work, as measured on long documents. */
const READ_SHARE = 0.1
const COMPILE_SHARE = 0.3
const KEEP_SHARE = 0.6

/** Begins an import as a job whose result is `{ plan }`. Until its last step nobody sees anything of it. */
export function startImport(deps: ImportDeps, actor: Actor, document: NewDocument): Promise<Job> {
  return deps.jobs.start(actor, 'plan.import', TITLE, (job) => importDocument(deps, actor, document, job))
}

/** Reads, compiles and stores a document. It is there wholly, with its last statement, or not at all. */
export async function importDocument(deps: ImportDeps, actor: Actor, document: NewDocument, job: JobRun) {
  job.progress(0, READING)
  const given = await deps.readDocument(
    { bytes: document.bytes, fileName: document.fileName },
    { signal: job.signal, onProgress: (share) => job.progress(share * READ_SHARE, READING) },
  )
  const read = { ...given, text: storable(given.text), title: given.title && storable(given.title) }
  job.progress(READ_SHARE, COMPILING)
  const plan = randomUUID()
  const task = {
    text: read.text,
    period: document.period,
    plan,
    profile: deps.profileOf(actor.district),
    today: deps.clock.cityToday(),
  }
  const onProgress = (share: number) => job.progress(READ_SHARE + share * COMPILE_SHARE, COMPILING)
  const compiled = await compileInThread(task, { signal: job.signal, onProgress })
  try {
    const { reading } = compiled
    const title = titleOf(document, read, reading)
    await keep(
      { deps, actor, job, arriving: { ...document, ...read, plan, title, period: periodOf(deps, document, reading) } },
      compiled,
    )
    return { plan, commitments: reading.rowCount, results: reading.resultCount }
  } finally {
    await compiled.close()
  }
}

/** The text with a replacement character for each one that PostgreSQL can't keep; offsets stay what they were. */
const storable = (text: string) => text.toWellFormed().replaceAll('\u0000', '\ufffd')

function titleOf(document: NewDocument, read: ReadDocument, reading: PlanReading): string {
  const stem = document.fileName?.replace(/\.[a-z0-9]{1,5}$/i, '')
  const title = document.title ?? reading.title ?? read.title ?? stem ?? ''
  // By code points: half of a surrogate pair can't be stored.
  return Array.from(title.trim() || '未命名文件')
    .slice(0, 200)
    .join('')
}

/** The planner's word, else the text's, else the city's year. */
function periodOf(deps: ImportDeps, document: NewDocument, reading: PlanReading): string {
  return document.period ?? reading.period ?? deps.clock.cityToday().slice(0, 4)
}

interface Keeping {
  deps: ImportDeps
  actor: Actor
  job: JobRun
  arriving: Arriving
}

/** Stores what was read in pieces that hold nobody up, then makes it a document; what is cut short is discarded. */
async function keep({ deps, actor, job, arriving }: Keeping, { reading, rows }: CompiledText): Promise<void> {
  const db = deps.database.district(actor.district)
  let kept = 0
  const report = () => {
    job.signal.throwIfAborted()
    const share = KEEP_SHARE * (kept / Math.max(1, reading.rowCount))
    job.progress(READ_SHARE + COMPILE_SHARE + share, keepingNote(kept, reading.rowCount))
  }
  report()
  try {
    await beginDocument(db, actor, arriving)
    for (const list of LISTS) {
      report()
      await keepList(db, arriving.plan, list, reading[list])
    }
    report()
    for await (const chunk of rows) {
      await keepRows(db, actor.district, { plan: arriving.plan, version: 1 }, chunk)
      kept += chunk.count
      report()
    }
    await finishDocument(db, actor, arriving, kept)
  } catch (error) {
    await discardDocument(db, arriving.plan)
    throw error
  }
}

const keepingNote = (kept: number, all: number) => ({
  zh: `正在保存：${kept}/${all} 条`,
  en: `Saving: ${kept} of ${all} rows`,
})
