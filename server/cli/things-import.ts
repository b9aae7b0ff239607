import { randomUUID } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { getJob } from '@citybrain/contract/api/operations.ts'
import * as api from '@citybrain/contract/api/thing-imports.ts'
import { ImportMapping, type ThingImport, type ThingImportSummary } from '@citybrain/contract/engines/thing-import.ts'
import { Id } from '@citybrain/contract/kernel/ids.ts'
import { z } from 'zod'
import { ended } from './await-job.ts'
import { type Caller, type Carrier, createCaller, createCarrier, withCity } from './call.ts'
import { pathOf, readInput } from './input.ts'
import { badUsage, noSuchFile } from './refusals.ts'
import { readSettings } from './settings.ts'
import { drawTable, type TableColumn } from './table.ts'
import type { Run } from './verb.ts'
import { districtOf } from './which-district.ts'

type Work = (call: Caller, carrier: Carrier) => Promise<number>

/** Through the running server's socket, or in the data folder itself. */
function inCity(run: Run, work: Work): Promise<number> {
  return withCity(run.hands, readSettings(run.flags), async (socket) => {
    const district = await districtOf(run, 'things', socket)
    return work(createCaller(socket, district, run.language), createCarrier(socket, district, run.language))
  })
}

/** 0 when every row went in, 1 when some were refused; `--preview` writes nothing. */
export async function importThings(run: Run, file: string): Promise<number> {
  const { type, preview, json } = run.flags
  if (typeof type !== 'string') throw badUsage('things', '--type takes the type of the things, such as building')
  const said = await readMapping(run)
  const path = pathOf(file)
  const handle = await open(path).catch(() => {
    throw noSuchFile(path)
  })
  try {
    return await inCity(run, async (call, carrier) => {
      const uploaded = await send(call, carrier, handle, basename(path))
      const mapped = await map(call, run, uploaded, { ...said, type })
      const done = await worked(call, preview === true ? api.checkThingImport : api.runThingImport, mapped)
      await run.out.print(json ? JSON.stringify(done) : await wordsOf(call, run, done))
      const counts = preview === true ? done.check?.counts : done.written
      return counts?.refused === 0 ? 0 : 1
    })
  } finally {
    await handle.close()
  }
}

/** What the file of a mapping says: the rest is suggested, and the whole is checked as a mapping. */
const Said = z.looseObject({
  sheet: z.string().optional(),
  headerRow: z.int().optional(),
  headerRows: z.int().optional(),
})
type Said = z.output<typeof Said>

async function readMapping({ flags }: Run): Promise<Said> {
  if (typeof flags.mapping !== 'string') return {}
  const { bytes } = await readInput(flags.mapping)
  try {
    return Said.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    throw badUsage(
      'things',
      `--mapping: ${flags.mapping} is no JSON of a mapping; things import --preview --json shows one`,
    )
  }
}

/** In parts: the file as a whole has no room in memory. */
async function send(call: Caller, { upload }: Carrier, file: FileHandle, fileName: string): Promise<ThingImport> {
  const { size } = await file.stat()
  const id = randomUUID()
  await call(api.beginThingImport, { body: { id, fileName, byteCount: size } })
  for (let number = 0; number * api.IMPORT_PART_BYTES < size; number++) {
    const start = number * api.IMPORT_PART_BYTES
    const part = Buffer.alloc(Math.min(api.IMPORT_PART_BYTES, size - start))
    await file.read(part, 0, part.length, start)
    await upload(api.putImportPart, { params: { import: id, number } }, new File([part], fileName))
  }
  return call(api.finishImportUpload, { params: { import: id } })
}

/** As suggested, with what the file of the mapping and the flags say otherwise. */
async function map(
  call: Caller,
  { flags }: Run,
  { id, revision, sheets, fileName }: ThingImport,
  said: Said & { type: string },
): Promise<ThingImport> {
  const sheet = typeof flags.sheet === 'string' ? flags.sheet : (said.sheet ?? sheets[0]?.name ?? '')
  const asked = { type: said.type, sheet, headerRow: said.headerRow, headerRows: said.headerRows }
  const { remembered, ...suggested } = await call(api.suggestImportMapping, { params: { import: id }, query: asked })
  const source = { system: typeof flags.source === 'string' ? flags.source : fileName.slice(0, 80), document: null }
  const mapping = ImportMapping.safeParse({
    ...{ mode: remembered?.mode ?? 'both', datum: remembered?.datum ?? 'wgs84', source, ...suggested, ...said, sheet },
    ...(typeof flags.datum === 'string' && { datum: flags.datum }),
  })
  if (!mapping.success) {
    const [issue] = mapping.error.issues
    throw badUsage('things', `--${issue?.path.join('.')}: ${issue?.message}`)
  }
  return call(api.mapThingImport, { params: { import: id }, body: { revision, mapping: mapping.data } })
}

type WorkRoute = typeof api.checkThingImport | typeof api.runThingImport | typeof api.undoThingImport

/** Begins the work and waits for its end; one that failed is refused in its own words. */
async function worked(call: Caller, route: WorkRoute, { id, revision }: ThingImport): Promise<ThingImport> {
  const params = { import: id }
  const { job } = await call(route, { params, body: { revision } })
  if (job !== null) await ended(call, await call(getJob, { params: { job } }))
  return call(api.getThingImport, { params })
}

const SHOWN_FAULTS = 20

async function wordsOf(call: Caller, { language }: Run, done: ThingImport): Promise<string> {
  const isCheck = done.state === 'checked'
  const { rows, create, update, unchanged, refused, skipped } = isCheck && done.check ? done.check.counts : done.written
  const head = {
    zh: `${isCheck ? '预检' : '导入'} ${done.id}：${rows} 行，新建 ${create}，更新 ${update}，未变 ${unchanged}，被拒 ${refused}，跳过 ${skipped}。`,
    en: `${isCheck ? 'Preview' : 'Import'} ${done.id}: ${rows} rows, ${create} to create, ${update} to change, ${unchanged} as before, ${refused} refused, ${skipped} skipped.`,
  }[language]
  const query = { pass: isCheck ? ('check' as const) : ('run' as const), limit: SHOWN_FAULTS }
  const { items, next } = await call(api.listImportFaults, { params: { import: done.id }, query })
  const headers = new Map(done.mapping?.columns.map(({ column, header }) => [column, header]))
  const faults = items.map(({ row, column, value, words }) => {
    const cell = column === null ? '' : ` ${headers.get(column) ?? ''}${value === null ? '' : ` “${value}”`}`
    return `  ${row}${cell}: ${words[language]}`
  })
  return [head, ...faults, ...(next === null ? [] : ['  …'])].join('\n')
}

const HEADINGS = {
  zh: ['编号', '文件', '类型', '状态', '行数', '新建', '更新', '被拒', '导入人', '时间'],
  en: ['Id', 'File', 'Type', 'State', 'Rows', 'Created', 'Changed', 'Refused', 'By', 'Begun'],
} as const
const WIDTHS = [36, 36, 16, 12, 9, 9, 9, 9, 16, 24]
const NUMBERS = new Set([4, 5, 6, 7])

export function listImports(run: Run): Promise<number> {
  return inCity(run, async (call) => {
    const found: ThingImportSummary[] = []
    let cursor: string | undefined
    do {
      const page = await call(api.listThingImports, { query: { cursor, limit: 1000 } })
      found.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    if (run.flags.json) for (const one of found) await run.out.print(JSON.stringify(one))
    else await run.out.print(asTable(found, run))
    return 0
  })
}

function asTable(found: readonly ThingImportSummary[], { language }: Run): string {
  const columns = HEADINGS[language].map(
    (heading, at): TableColumn => ({ heading, atMost: WIDTHS[at] ?? 12, ...(NUMBERS.has(at) && { right: true }) }),
  )
  const rows = found.map(({ id, fileName, type, state, written, createdBy, createdAt }) => [
    ...[id, fileName, type ?? '-', state],
    ...[written.rows, written.create, written.update, written.refused].map(String),
    ...[createdBy, createdAt],
  ])
  return drawTable(columns, rows)
}

/** 0 when everything was put back, 1 when some things were left as they are since they were changed after it. */
export async function undoImport(run: Run, id: string): Promise<number> {
  if (!Id.safeParse(id).success)
    throw badUsage('things', 'undo-import takes the id of an import, as things imports shows it')
  return inCity(run, async (call) => {
    const stored = await call(api.getThingImport, { params: { import: id } })
    const { undone } = await worked(call, api.undoThingImport, stored)
    const text = {
      zh: `已撤销：恢复 ${undone?.restored}，消亡 ${undone?.ended}，保留 ${undone?.conflicts}。`,
      en: `Undone: ${undone?.restored} put back, ${undone?.ended} ended, ${undone?.conflicts} left as they are.`,
    }
    await run.out.print(run.flags.json ? JSON.stringify(undone) : text[run.language])
    return undone?.conflicts === 0 ? 0 : 1
  })
}
