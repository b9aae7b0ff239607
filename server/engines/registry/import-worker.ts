import { parentPort, workerData } from 'node:worker_threads'
import type { ImportMapping } from '@citybrain/contract/engines/thing-import.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { createRowReader, isNoData } from '@citybrain/rules/imports/index.ts'
import type { MappedRow } from './import-rows.ts'

/** What the mapping thread is told at its start. */
export interface MappingTask {
  readonly district: string
  readonly mapping: ImportMapping
  readonly type: ThingType
  readonly tables: readonly CodeTable[]
  readonly regions: readonly (readonly [string, string])[]
  readonly departments: readonly (readonly [string, string])[]
}

const { mapping, regions, departments, ...known } = workerData as MappingTask
const read = createRowReader(mapping, { ...known, regions: new Map(regions), departments: new Map(departments) })

parentPort?.on('message', (json: string) => {
  const rows = JSON.parse(json) as [number, ...string[]][]
  const mapped = rows.map(([row, ...cells]): MappedRow => {
    // Zero-based in the file, as Excel numbers them from here on.
    if (isNoData(cells)) return { row: row + 1, skipped: true, values: {}, id: null, faults: [] }
    return { row: row + 1, skipped: false, ...read(cells) }
  })
  parentPort?.postMessage(JSON.stringify(mapped))
})
