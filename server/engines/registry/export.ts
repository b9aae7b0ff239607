import { Readable } from 'node:stream'
import { MOST_EXPORTED, type ThingExportQuery } from '@citybrain/contract/api/thing-export.ts'
import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { type SheetCell, type SheetColumn, sheetColumns } from '@citybrain/rules/imports/index.ts'
import type { z } from 'zod'
import { save } from '../../platform/index.ts'
import { csvLine } from './csv.ts'
import type { NoteUse } from './data-use.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { tooManyToExport } from './errors.ts'
import { countPast, listPast } from './past-list.ts'
import { isPresent } from './reading.ts'
import { countWanted, type Place, readById, readSearch, type Wanted } from './search.ts'

/** A sheet to be written: its rows come a page at a time and are read once. */
export interface Sheet {
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: AsyncIterable<readonly (readonly SheetCell[])[]>
}

/** Writes .xlsx files; `server/connectors/excel` is one. */
export type SheetWriter = (sheet: Sheet, signal: AbortSignal) => Readable

export interface ExportDeps extends RegistryDeps {
  readonly writeSheet: SheetWriter
  /** Hears how many things left. */
  readonly note: NoteUse
}

type Query = z.output<typeof ThingExportQuery>

const PAGE = 1_000
const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
} as const satisfies Record<Query['format'], string>

/**
 * The things of a type as a file, masked as a list of them is, and no more in memory than a page. That it was exported, and
 * under which conditions, is in the audit before the first byte leaves. Throws for more things than a file holds.
 */
export async function exportThings(deps: ExportDeps, caller: Caller, query: Query, signal: AbortSignal) {
  const { format, language, ...search } = query
  const type = deps.catalogue.get(query.type)
  const wanted = readSearch(deps, caller, search)
  const count = isPresent(search)
    ? await countWanted(deps, caller, wanted, MOST_EXPORTED + 1)
    : await countPast(caller, type, MOST_EXPORTED + 1)
  if (count > MOST_EXPORTED) throw tooManyToExport(MOST_EXPORTED)
  await recordExport(caller, query)
  const all = isPresent(search) ? presentPages(deps, caller, wanted, signal) : pastPages(deps, caller, wanted, signal)
  const pages = counted(all, (things) => deps.note(caller.actor, [{ type: type.key, things }]))
  const body =
    format === 'geojson' ? textOf(geojsonOf(pages)) : sheetOf(deps, { type, pages, language, format, signal })
  return { name: `${type.title[language]}-${deps.clock.cityToday()}.${format}`, mediaType: MEDIA[format], body }
}

async function recordExport({ actor, db }: Caller, { type, ...asked }: Query): Promise<void> {
  const subject = { kind: 'type', id: type }
  await save(db, { writes: [], events: [], audits: [{ action: 'thing.export', subject, after: asked }], actor })
}

type Pages = AsyncIterable<readonly Thing[]>

/** Tells at the end how many things left, also where the reader went away before. */
async function* counted(pages: Pages, tell: (things: number) => void): Pages {
  let things = 0
  try {
    for await (const page of pages) {
      things += page.length
      yield page
    }
  } finally {
    if (things > 0) tell(things)
  }
}

async function* presentPages(deps: ExportDeps, caller: Caller, wanted: Wanted, signal: AbortSignal): Pages {
  let after: string | null = null
  for (;;) {
    signal.throwIfAborted()
    const things: readonly Thing[] = await readById(deps, caller, wanted, { after, limit: PAGE })
    if (things.length > 0) yield things
    if (things.length < PAGE) return
    after = things.at(-1)?.id ?? null
  }
}

async function* pastPages(deps: ExportDeps, caller: Caller, wanted: Wanted, signal: AbortSignal): Pages {
  let after: Place | null = null
  do {
    signal.throwIfAborted()
    const page: Awaited<ReturnType<typeof listPast>> = await listPast(deps, caller, wanted, { after, limit: PAGE })
    if (page.things.length > 0) yield page.things
    after = page.next
  } while (after !== null)
}

const textOf = (pieces: AsyncIterable<string>) => Readable.from(pieces, { objectMode: false })

interface SheetAsked {
  readonly type: ThingType
  readonly pages: Pages
  readonly language: Language
  readonly format: 'csv' | 'xlsx'
  readonly signal: AbortSignal
}

function sheetOf(deps: ExportDeps, { type, pages, language, format, signal }: SheetAsked): Readable {
  const columns = sheetColumns(type, language)
  const headers = columns.map(({ header }) => header)
  const rows = rowsOf(pages, columns)
  if (format === 'csv') return textOf(csvOf(headers, rows))
  return deps.writeSheet({ name: type.title[language], headers, rows }, signal)
}

async function* rowsOf(pages: Pages, columns: readonly SheetColumn[]): Sheet['rows'] {
  for await (const things of pages) yield things.map((thing) => columns.map(({ cell }) => cell(thing)))
}

/** With the mark by which Excel knows UTF-8. */
async function* csvOf(headers: readonly string[], rows: Sheet['rows']): AsyncGenerator<string> {
  yield `\ufeff${csvLine(headers)}`
  for await (const page of rows)
    yield page.map((cells) => csvLine(cells.map((cell) => (typeof cell === 'string' ? cell : cell.figure)))).join('')
}

/** A feature collection (RFC 7946), a feature a line; what is hidden is left out of its properties. */
async function* geojsonOf(pages: Pages): AsyncGenerator<string> {
  let before = '{"type":"FeatureCollection","features":[\n'
  for await (const things of pages) {
    yield before + things.map((thing) => JSON.stringify(featureOf(thing))).join(',\n')
    before = ',\n'
  }
  yield before.startsWith('{') ? `${before}]}\n` : '\n]}\n'
}

function featureOf({ id, geometry, type, typeVersion: _, ...thing }: Thing) {
  const { attributes, place, source, ...core } = thing
  const values = Object.entries(attributes).map(([key, value]) => {
    const isMasked = value !== null && typeof value === 'object' && !Array.isArray(value)
    return [key, isMasked ? value.shown : value] as const
  })
  return {
    type: 'Feature',
    id,
    geometry,
    properties: { type, ...core, ...place, source, attributes: Object.fromEntries(values) },
  }
}
