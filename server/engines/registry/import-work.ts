import type { ThingImport, ThingImportState } from '@citybrain/contract/engines/thing-import.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { type RawBuilder, sql } from 'kysely'
import { type JobRun, save } from '../../platform/index.ts'
import type { Caller } from './deps.ts'
import { change, need } from './import-change.ts'
import type { ImportDeps } from './import-deps.ts'
import { wrongImportState } from './import-errors.ts'
import { checkRows, runRows } from './import-run.ts'
import { getImport, publicImport, type StoredImport } from './import-store.ts'
import { undoRows } from './import-undo.ts'

type Kind = 'check' | 'run' | 'undo'

const KINDS = {
  check: {
    state: 'checking',
    title: { zh: '预检导入', en: 'Check an import' },
    from: ['mapped', 'checked', 'failed', 'interrupted', 'cancelled'],
  },
  run: {
    state: 'running',
    title: { zh: '导入对象', en: 'Import things' },
    from: ['mapped', 'checked', 'failed', 'interrupted', 'cancelled'],
  },
  undo: {
    state: 'undoing',
    title: { zh: '撤销导入', en: 'Undo an import' },
    from: ['done', 'failed', 'interrupted', 'cancelled'],
  },
} as const satisfies Record<Kind, { state: ThingImportState; title: Words; from: readonly ThingImportState[] }>

/** Starts the work as a job; it stands in the import, whose state says how it ended. */
export async function startWork(
  deps: ImportDeps,
  caller: Caller,
  id: string,
  { kind, revision }: { kind: Kind; revision: number },
): Promise<ThingImport> {
  const stored = await getImport(caller.db, id)
  const { state, title, from } = KINDS[kind]
  need(stored, ...from)
  if (stored.mapping === null || (kind === 'check' && stored.written.rows > 0)) throw wrongImportState(stored.state)
  // What was interrupted while being undone can only be undone further.
  if (stored.undone !== null && kind !== 'undo') throw wrongImportState(stored.state)
  const begun = Promise.withResolvers<StoredImport>()
  begun.promise.catch(() => undefined)
  const job = await deps.jobs.start(caller.actor, `import.${kind}`, title, async (run) =>
    finish(deps, caller, { kind, stored: await begun.promise }, run),
  )
  try {
    await change(
      caller,
      { ...stored, revision },
      {
        set: sql`state = ${state}, job = ${job.id}::uuid, refusal = null, ended_at = null`,
        action: `import.${kind}`,
      },
    )
    const current = await getImport(caller.db, id)
    begun.resolve(current)
    return publicImport(current)
  } catch (error) {
    begun.reject(error)
    throw error
  }
}

/** Does the work and writes down how it ended, also where it failed; a process killed in between leaves that to its job. */
async function finish(
  deps: ImportDeps,
  caller: Caller,
  { kind, stored }: { kind: Kind; stored: StoredImport },
  job: JobRun,
): Promise<object> {
  try {
    return await WORKS[kind](deps, caller, stored, job)
  } catch (error) {
    await recordEnd(deps, caller, { kind, stored }, { error, signal: job.signal })
    throw error
  }
}

type WorkOf = (deps: ImportDeps, caller: Caller, stored: StoredImport, job: JobRun) => Promise<object>

const WORKS: Readonly<Record<Kind, WorkOf>> = {
  check: async (deps, caller, stored, job) => {
    const checked = await checkRows({ deps, caller, stored, job })
    await end(
      caller,
      stored,
      sql`state = 'checked', checked = ${JSON.stringify(checked)}::jsonb, rows_found = ${checked.counts.rows}::int`,
      { action: 'import.checked', after: checked.counts },
    )
    return { import: stored.id, ...checked.counts }
  },
  run: async (deps, caller, stored, job) => {
    const counts = await runRows({ deps, caller, stored, job })
    await end(caller, stored, sql`state = 'done', rows_found = ${counts.rows}::int, ended_at = citybrain.city_now()`, {
      action: 'import.done',
      after: counts,
    })
    return { import: stored.id, ...counts }
  },
  undo: async (deps, caller, stored, job) => {
    const undone = await undoRows({ deps, caller, stored, job })
    await end(
      caller,
      stored,
      sql`state = 'undone', undone = ${JSON.stringify({ ...undone, after: null })}::jsonb, ended_at = citybrain.city_now()`,
      { action: 'import.undone', after: undone },
    )
    return { import: stored.id, ...undone }
  },
}

/** Only the state that this work set is ended, so that nothing later is written over. */
async function end(
  { actor, db }: Caller,
  { id, fileName, state }: StoredImport,
  set: RawBuilder<unknown>,
  { action, after }: { action: string; after: object },
): Promise<void> {
  const subject = { kind: 'import', id }
  await save(db, {
    writes: [
      {
        sql: sql`update thing_import set ${set}, revision = revision + 1
          where district = ${actor.district} and id = ${id}::uuid and state = ${state}`,
        rows: 1,
      },
    ],
    events: [{ kind: action, subject, payload: { fileName, ...after } }],
    audits: [{ action, subject, after }],
    actor,
  })
}

async function recordEnd(
  _deps: ImportDeps,
  caller: Caller,
  { kind, stored }: { kind: Kind; stored: StoredImport },
  { error, signal }: { error: unknown; signal: AbortSignal },
): Promise<void> {
  // Shutting down leaves it to be gone on with; whoever cancels a check is back where it began.
  const stopped = signal.reason === 'interrupted' ? 'interrupted' : 'cancelled'
  const state = signal.aborted ? stopped : 'failed'
  const refusal =
    error instanceof Error && 'words' in error && 'code' in error ? { code: error.code, words: error.words } : null
  const shown = signal.aborted ? null : (refusal ?? { code: 'platform.unexpected', words: UNEXPECTED })
  await end(
    caller,
    stored,
    sql`state = ${state}, refusal = ${shown === null ? null : JSON.stringify(shown)}::jsonb, ended_at = citybrain.city_now()`,
    { action: `import.${state}`, after: { work: kind } },
  ).catch(() => undefined)
}

const UNEXPECTED: Words = {
  zh: '出现意外错误，编号见后台任务；已写入的批次保留，可继续或撤销。',
  en: 'An unexpected error; its number stands with the job. What was written stays: go on, or undo it.',
}
