import { createHash, randomUUID } from 'node:crypto'
import type {
  ColumnMapping,
  ImportMapping,
  MatchKey,
  SheetHead,
  ThingImport,
  ThingImportState,
} from '@citybrain/contract/engines/thing-import.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import {
  findHeader,
  guessColumns,
  guessMatch,
  headerSignature,
  headersOf,
  knownNames,
} from '@citybrain/rules/imports/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { type JobRun, save, type Write } from '../../platform/index.ts'
import type { Caller } from './deps.ts'
import type { ImportDeps, SheetOutline } from './import-deps.ts'
import { badMapping, fileTooLarge, importExists, wrongImportState } from './import-errors.ts'
import { checkParts, keepPart, withUploadedFile } from './import-parts.ts'
import { checkRows, runRows } from './import-run.ts'
import { changeImport, findImport, getImport, publicImport, type StoredImport } from './import-store.ts'
import { importTables } from './import-tables.ts'
import { undoRows } from './import-undo.ts'

/** Announces a file. The same announcement again gives the import that it made. */
export async function beginImport(
  deps: ImportDeps,
  { actor, db }: Caller,
  given: { id?: string | undefined; fileName: string; byteCount: number },
): Promise<ThingImport> {
  if (given.byteCount > deps.importBytes) throw fileTooLarge(deps.importBytes)
  const id = given.id ?? randomUUID()
  const known = await findImport(db, id)
  if (known) {
    if (known.fileName !== given.fileName || known.byteCount !== given.byteCount) throw importExists()
    return publicImport(known)
  }
  const subject = { kind: 'import', id }
  await save(db, {
    writes: [
      {
        sql: sql`insert into thing_import (district, id, file_name, byte_count, state, created_by_id, created_by)
          values (${actor.district}, ${id}::uuid, ${given.fileName}, ${given.byteCount}::bigint, 'uploading',
            ${actor.accountId}::uuid, ${actor.name})`,
        rows: 1,
        conflict: importExists(),
      },
    ],
    events: [],
    audits: [{ action: 'import.begin', subject, after: { fileName: given.fileName, byteCount: given.byteCount } }],
    actor,
  })
  return publicImport(await getImport(db, id))
}

export async function putPart(
  { actor, db }: Caller,
  id: string,
  part: { number: number; bytes: Uint8Array },
): Promise<ThingImport> {
  const upload = await getImport(db, id)
  need(upload, 'uploading')
  await keepPart(db, actor.district, upload, part)
  return publicImport(await getImport(db, id))
}

function need({ state }: StoredImport, ...states: ThingImportState[]): void {
  if (!states.includes(state)) throw wrongImportState(state)
}

/** Looks at the file once it is there: which sheets it has and where their headers stand. */
export async function finishUpload(
  deps: ImportDeps,
  caller: Caller,
  id: string,
  signal: AbortSignal,
): Promise<ThingImport> {
  const upload = await getImport(caller.db, id)
  if (upload.state === 'uploaded') return publicImport(upload)
  need(upload, 'uploading')
  await checkParts(caller.db, upload)
  const outline = await withUploadedFile(caller.db, upload, signal, (path) => deps.tables.outline(path, signal))
  const names = new Set(deps.catalogue.types.flatMap((type) => [...knownNames(type)]))
  const sheets = outline.sheets.map((sheet) => headOf(sheet, names))
  const { format, encoding, delimiter } = outline
  await change(caller, upload, {
    set: sql`state = 'uploaded', format = ${format}, encoding = ${encoding}, delimiter = ${delimiter},
      sheets = ${JSON.stringify(sheets)}::jsonb`,
    action: 'import.upload',
    after: { format, sheets: sheets.map(({ name }) => name) },
  })
  return publicImport(await getImport(caller.db, id))
}

const SHOWN_CHARACTERS = 200

function headOf({ head, ...sheet }: SheetOutline, names: ReadonlySet<string>): SheetHead {
  const shown = head.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => cell.slice(0, SHOWN_CHARACTERS).toWellFormed()),
  }))
  return { ...sheet, head: shown, ...findHeader(shown, names) }
}

interface Step {
  readonly set: RawBuilder<unknown>
  readonly action: string
  readonly after?: object
  readonly more?: readonly Write[]
}

async function change(
  { actor, db }: Caller,
  stored: StoredImport,
  { set, action, after, more = [] }: Step,
): Promise<void> {
  const subject = { kind: 'import', id: stored.id }
  await save(db, {
    writes: [changeImport(stored, set, actor.district), ...more],
    events: [{ kind: action, subject, payload: { fileName: stored.fileName, ...after } }],
    audits: [{ action, subject, ...(after && { after }) }],
    actor,
  })
}

export interface Suggestion {
  headerRow: number
  headerRows: number
  columns: ColumnMapping[]
  match: MatchKey
  remembered: ImportMapping | null
}

/** Where each column most likely goes. */
export async function suggestMapping(
  deps: ImportDeps,
  { db }: Caller,
  id: string,
  asked: { type: string; sheet: string; headerRow?: number | undefined; headerRows?: number | undefined },
): Promise<Suggestion> {
  const stored = await getImport(db, id)
  const type = deps.catalogue.get(asked.type)
  const sheet = sheetOf(stored, asked.sheet)
  const found = findHeader(sheet.head, knownNames(type))
  const header = {
    headerRow: asked.headerRow ?? found.headerRow,
    headerRows: asked.headerRows ?? (asked.headerRow === undefined ? found.headerRows : 1),
  }
  const headers = headersOf(sheet.head, header)
  const remembered = await recall(db, type.key, headers)
  const columns = guessColumns(type, headers, remembered?.columns ?? [])
  return { ...header, columns, match: remembered?.match ?? guessMatch(columns), remembered }
}

function sheetOf({ sheets }: StoredImport, name: string): SheetHead {
  const sheet = sheets.find((one) => one.name === name)
  if (!sheet)
    throw badMapping(`文件里没有工作表“${name}”。请重新选择。`, `The file has no sheet “${name}”. Choose again.`)
  return sheet
}

const signatureOf = (type: string, headers: readonly string[]) =>
  createHash('sha256').update(headerSignature(type, headers)).digest('hex')

async function recall(db: Caller['db'], type: string, headers: readonly string[]): Promise<ImportMapping | null> {
  const row = await importTables(db)
    .selectFrom('import_memory')
    .select('mapping')
    .where('signature', '=', signatureOf(type, headers))
    .executeTakeFirst()
  return row?.mapping ?? null
}

/** Says how columns become fields, and remembers it for the next sheet of this form. */
export async function mapImport(
  deps: ImportDeps,
  caller: Caller,
  id: string,
  { revision, mapping }: { revision: number; mapping: ImportMapping },
): Promise<ThingImport> {
  const stored = await getImport(caller.db, id)
  need(stored, 'uploaded', 'mapped', 'checked', 'failed', 'cancelled', 'interrupted')
  if (stored.written.rows > 0) throw wrongImportState(stored.state)
  checkMapping(deps, stored, mapping)
  const signature = signatureOf(
    mapping.type,
    mapping.columns.map(({ header }) => header),
  )
  const json = JSON.stringify(mapping)
  await change(
    caller,
    { ...stored, revision },
    {
      set: sql`state = 'mapped', mapping = ${json}::jsonb, type = ${mapping.type}, checked = null, rows_found = null,
      refusal = null, next_row = 0`,
      action: 'import.map',
      after: { type: mapping.type, match: mapping.match, mode: mapping.mode },
      more: [
        {
          sql: sql`insert into import_memory (district, signature, type, mapping)
          values (${caller.actor.district}, ${signature}, ${mapping.type}, ${json}::jsonb)
          on conflict (district, signature) do update set mapping = excluded.mapping, used_at = excluded.used_at`,
        },
      ],
    },
  )
  return publicImport(await getImport(caller.db, id))
}

function checkMapping(deps: ImportDeps, stored: StoredImport, mapping: ImportMapping): void {
  const type = deps.catalogue.get(mapping.type)
  sheetOf(stored, mapping.sheet)
  const targets = mapping.columns.flatMap(({ to }) => to ?? [])
  const doubled = targets.find((target, at) => targets.indexOf(target) !== at)
  if (doubled)
    throw badMapping(
      `两列都对应到“${doubled}”。每个字段只能对应一列。`,
      `Two columns go to “${doubled}”. Each field takes one column.`,
    )
  const strange = targets.find((target) => !target.startsWith('$') && !type.fields.some(({ key }) => key === target))
  if (strange)
    throw badMapping(
      `类型“${type.title.zh}”没有字段“${strange}”。请重新选择。`,
      `The type “${type.title.en}” has no field “${strange}”. Choose again.`,
    )
  const needed = NEEDED[mapping.match].find((target) => !targets.includes(target))
  if (needed)
    throw badMapping(
      `按所选方式匹配，需要有一列对应到“${needed}”。`,
      `To match in this way a column must go to “${needed}”.`,
    )
  if (mapping.mode !== 'update' && !targets.includes('$name'))
    throw badMapping('新建对象需要名称列。请指定哪一列是名称。', 'New things need a name. Say which column holds it.')
  if (mapping.datum !== 'wgs84' && mapping.datum !== 'epsg4490')
    throw badMapping(
      '这种坐标系还不能随表导入。请先转换为 WGS 84 或 CGCS2000 经纬度。',
      'Positions of this datum cannot be imported from sheets yet. Convert them to WGS 84 or CGCS2000 degrees first.',
    )
  if (mapping.validFrom !== null && mapping.validFrom > deps.clock.cityToday())
    throw badMapping(
      '生效日期不能晚于今天。请改为今天或更早的日期。',
      'The facts of an import are true today: choose today or an earlier day.',
    )
}

const NEEDED = {
  id: ['$id'],
  code: ['$code'],
  name: ['$name'],
  'name-address': ['$name', 'address'],
} as const satisfies Record<MatchKey, readonly string[]>

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

/** Deletes an import that wrote nothing, with its file. */
export async function deleteImport({ actor, db }: Caller, id: string): Promise<void> {
  const stored = await getImport(db, id)
  need(stored, 'uploading', 'uploaded', 'mapped', 'checked', 'failed', 'cancelled', 'interrupted')
  if (stored.written.create + stored.written.update > 0) throw wrongImportState(stored.state)
  const subject = { kind: 'import', id }
  await save(db, {
    writes: [
      {
        sql: sql`delete from thing_import where district = ${actor.district} and id = ${id}::uuid
          and revision = ${stored.revision}::int and created_count + updated_count = 0`,
        rows: 1,
      },
    ],
    events: [],
    audits: [{ action: 'import.delete', subject, before: { fileName: stored.fileName } }],
    actor,
  })
}
