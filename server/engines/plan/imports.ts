import { randomUUID } from 'node:crypto'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { BoilerplateSpan, DocumentFormat, PlanKind } from '@citybrain/contract/engines/plan.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { sql } from 'kysely'
import {
  type Actor,
  type Clock,
  type Database,
  type JobRun,
  type Jobs,
  save,
  type Write,
} from '../../platform/index.ts'
import { type CompiledRegister, compileInThread } from './compile.ts'
import { insertRows } from './register-store.ts'

/** A document as the reader gives it: text extracted once, nothing stored. */
export interface ReadDocument {
  format: DocumentFormat
  mediaType: string
  encoding: string | null
  sha256: string
  text: string
  boilerplate: BoilerplateSpan[]
  title: string | null
  publishedOn: string | null
}

/** Reads a document's text. Throws a Refusal that says what to do about a document that can't be taken. */
export type DocumentReader = (
  input: { bytes: Uint8Array; fileName: string | null },
  options: { signal: AbortSignal; onProgress: (share: number) => void },
) => Promise<ReadDocument>

export interface NewDocument {
  bytes: Uint8Array
  fileName: string | null
  title: string | null
  kind: PlanKind
  period: string | null
  sample: boolean
}

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
const SAVING = { zh: '正在保存', en: 'Saving' }
/** Shares of the work, as measured on long documents. */
const READ_SHARE = 0.3
const COMPILE_SHARE = 0.6

/** Begins an import as a job whose result is `{ plan }`. Until its last step nothing is stored. */
export function startImport(deps: ImportDeps, actor: Actor, document: NewDocument): Promise<Job> {
  return deps.jobs.start(actor, 'plan.import', TITLE, (job) => importDocument(deps, actor, document, job))
}

/** Reads, compiles and stores a document: wholly, in one statement, or not at all. */
export async function importDocument(deps: ImportDeps, actor: Actor, document: NewDocument, job: JobRun) {
  job.progress(0, READING)
  const read = await deps.readDocument(
    { bytes: document.bytes, fileName: document.fileName },
    { signal: job.signal, onProgress: (share) => job.progress(share * READ_SHARE, READING) },
  )
  const plan = randomUUID()
  const register = await compileInThread(
    {
      text: read.text,
      period: document.period,
      plan,
      profile: deps.profileOf(actor.district),
      today: deps.clock.cityToday(),
    },
    { signal: job.signal, onProgress: (share) => job.progress(READ_SHARE + share * COMPILE_SHARE, COMPILING) },
  )
  job.signal.throwIfAborted()
  job.progress(READ_SHARE + COMPILE_SHARE, SAVING)
  const stored = { ...read, plan, title: titleOf(document, read, register), period: periodOf(deps, document, register) }
  await save(deps.database.district(actor.district), {
    writes: writesOf(actor, document, { ...stored, register }),
    events: [
      {
        kind: 'plan.imported',
        subject: { kind: 'plan', id: plan },
        payload: { title: stored.title, sha256: read.sha256, commitments: register.rows.length },
      },
    ],
    audits: [
      {
        action: 'plan.import',
        subject: { kind: 'plan', id: plan },
        after: { title: stored.title, fileName: document.fileName, sha256: read.sha256 },
      },
    ],
    actor,
  })
  return { plan, commitments: register.rows.length, results: register.compiled.results.length }
}

function titleOf(document: NewDocument, read: ReadDocument, { compiled }: CompiledRegister): string {
  const stem = document.fileName?.replace(/\.[a-z0-9]{1,5}$/i, '')
  return (document.title ?? compiled.title ?? read.title ?? stem ?? '未命名文件').slice(0, 200)
}

/** The planner's word, else the text's, else the city's year. */
function periodOf(deps: ImportDeps, document: NewDocument, { compiled }: CompiledRegister): string {
  return document.period ?? compiled.period ?? deps.clock.cityToday().slice(0, 4)
}

type Stored = ReadDocument & { plan: string; title: string; period: string; register: CompiledRegister }

function writesOf(actor: Actor, document: NewDocument, stored: Stored): Write[] {
  const { plan, register } = stored
  const { compiled, rows } = register
  return [
    {
      sql: sql`insert into plan_document (district, id, title, kind, period, file_name, format, media_type, encoding,
        sha256, byte_count, character_count, original, content, published_on, boilerplate, sections, clauses, results,
        sample, imported_at, imported_by)
      values (${actor.district}, ${plan}::uuid, ${stored.title}, ${document.kind}, ${stored.period},
        ${document.fileName}, ${stored.format}, ${stored.mediaType}, ${stored.encoding}, ${stored.sha256},
        ${document.bytes.byteLength}::int, char_length(${stored.text}::text), ${document.bytes}::bytea,
        ${stored.text}::text, ${stored.publishedOn}::date, ${JSON.stringify(stored.boilerplate)}::jsonb,
        ${JSON.stringify(compiled.sections)}::jsonb, ${JSON.stringify(compiled.clauses)}::jsonb,
        ${JSON.stringify(compiled.results)}::jsonb, ${document.sample}, citybrain.city_now(), ${actor.name})`,
      rows: 1,
    },
    {
      sql: sql`insert into plan_version (district, plan_id, number, state, changed_at, created_at, created_by)
      values (${actor.district}, ${plan}::uuid, 1, 'draft', citybrain.city_now(), citybrain.city_now(), ${actor.name})`,
      rows: 1,
    },
    { sql: insertRows({ plan, version: 1 }, rows, actor.district), rows: rows.length },
  ]
}
