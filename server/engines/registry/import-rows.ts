import type { ImportMapping } from '@citybrain/contract/engines/thing-import.ts'
import type { CellFault } from '@citybrain/rules/imports/index.ts'
import { openThread } from '../../platform/index.ts'
import type { ImportDeps, PlaceNames } from './import-deps.ts'
import type { MappingTask } from './import-worker.ts'

/** A row of the sheet as it is understood; `row` as Excel numbers it. */
export interface MappedRow {
  readonly row: number
  readonly skipped: boolean
  readonly values: Record<string, unknown>
  readonly id: string | null
  readonly faults: readonly CellFault[]
}

export interface MappedBatch {
  readonly rows: readonly MappedRow[]
  /** Rows as read, for a preview; only of the first batch. */
  readonly cells: ReadonlyMap<number, readonly string[]>
  readonly share: number
}

/** For one batch as text and as rows, several times over. */
const HEAP_MEBIBYTES = 128
const WORKER = new URL('./import-worker.ts', import.meta.url)

interface Source {
  readonly district: string
  readonly path: string
  readonly mapping: ImportMapping
  readonly fromRow: number
  readonly names: PlaceNames
  readonly signal: AbortSignal
}

/**
 * The rows of a sheet in batches of at most 2 000, read in one thread and understood in another, each a batch ahead of
 * what is asked.
 */
export async function* mappedRows(deps: ImportDeps, source: Source): AsyncGenerator<MappedBatch> {
  const { mapping, names, signal } = source
  const type = deps.catalogue.get(mapping.type)
  const task: MappingTask = {
    ...{ district: source.district, mapping, type, tables: deps.catalogue.tables },
    ...{ regions: [...names.regions], departments: [...names.departments] },
  }
  const reader = deps.tables.open(source.path, { sheet: mapping.sheet, fromRow: source.fromRow }, signal)
  const mapper = openThread<string>(WORKER, { workerData: task, signal, heapMebibytes: HEAP_MEBIBYTES })
  const take = async () => {
    const batch = await reader.next()
    return { batch, mapped: await mapper.ask(batch.json) }
  }
  try {
    let first = true
    let ahead = take()
    for (;;) {
      const { batch, mapped } = await ahead
      if (!batch.last) {
        ahead = take()
        // Whoever stops early never asks for it.
        ahead.catch(() => undefined)
      }
      const rows = JSON.parse(mapped) as MappedRow[]
      yield { rows, cells: first ? cellsOf(batch.json) : new Map(), share: batch.share }
      first = false
      if (batch.last) return
    }
  } finally {
    await Promise.all([reader.close(), mapper.close()])
  }
}

const SHOWN = 20

function cellsOf(json: string): Map<number, readonly string[]> {
  const rows = (JSON.parse(json) as [number, ...string[]][]).slice(0, SHOWN)
  return new Map(rows.map(([row, ...cells]) => [row + 1, cells]))
}
