import { IMPORT_PART_BYTES } from '@citybrain/contract/api/thing-imports.ts'
import type { ImportMapping, ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { writeSheet } from '../connectors/excel/index.ts'
import { openTable, outlineTable } from '../connectors/tables/index.ts'
import {
  beginImport,
  type ExportDeps,
  finishUpload,
  getImport,
  type ImportDeps,
  mapImport,
  putPart,
  type RegistryDeps,
  startWork,
  suggestMapping,
} from '../engines/registry/index.ts'
import type { Database } from '../platform/index.ts'
import { openThingDesk, type ThingDesk } from './club-things.ts'

/** The registry with what imports need besides. */
export interface ImportDesk extends ThingDesk {
  readonly imports: ImportDeps
}

const never = new AbortController().signal

/** What imports need besides the registry. */
export const importsOf = (registry: RegistryDeps): ImportDeps => ({
  ...registry,
  tables: { outline: outlineTable, open: openTable },
  placeNames: async (district) => ({
    regions: new Map([['学府街道', `${district}001`]]),
    departments: new Map([
      ['体育局', 'sports'],
      ['sports', 'sports'],
    ]),
  }),
  importBytes: 64 * 1024 * 1024,
})

/** What exports need besides the registry. */
export const exportsOf = (registry: RegistryDeps): ExportDeps => ({
  ...registry,
  writeSheet,
  note: () => undefined,
})

export async function openImportDesk(database: Database, district: DistrictCode): Promise<ImportDesk> {
  const desk = await openThingDesk({ database, district })
  return { ...desk, imports: importsOf(desk.deps) }
}

/** Uploads a file in parts, as a browser does. */
export async function upload(
  { imports, caller }: ImportDesk,
  file: Uint8Array | string,
  fileName = '球场.csv',
): Promise<ThingImport> {
  const bytes = Buffer.from(file as Uint8Array)
  const begun = await beginImport(imports, caller, { fileName, byteCount: bytes.length })
  for (let number = 0; number * IMPORT_PART_BYTES < bytes.length; number++) {
    const part = bytes.subarray(number * IMPORT_PART_BYTES, (number + 1) * IMPORT_PART_BYTES)
    await putPart(caller, begun.id, { number, bytes: new Uint8Array(part) })
  }
  return finishUpload(imports, caller, begun.id, never)
}

/** Maps the columns as the system suggests, with what the test says otherwise. */
export async function map(
  { imports, caller }: ImportDesk,
  { id, revision }: Pick<ThingImport, 'id' | 'revision'>,
  more: Partial<ImportMapping> = {},
): Promise<ThingImport> {
  const suggestion = await suggestMapping(imports, caller, id, { type: more.type ?? 'court', sheet: more.sheet ?? '' })
  const { headerRow, headerRows, columns, match } = suggestion
  const mapping: ImportMapping = {
    ...{ type: 'court', sheet: '', headerRow, headerRows, columns, match, mode: 'both', datum: 'wgs84' },
    ...{ source: { system: '体育局台账', document: '津体〔2023〕1号' }, validFrom: null },
    ...more,
  }
  return mapImport(imports, caller, id, { revision, mapping })
}

/** Runs, checks or undoes an import and waits for its end. */
export async function work(
  { imports, caller }: ImportDesk,
  id: string,
  kind: 'check' | 'run' | 'undo',
): Promise<ThingImport> {
  const { revision } = await getImport(caller.db, id)
  const { job } = await startWork(imports, caller, id, { kind, revision })
  for await (const seen of imports.jobs.watch(caller.actor.district, job ?? '')) {
    if (seen.state === 'running') continue
    break
  }
  return getImport(caller.db, id)
}

/** From a file to its end. */
export async function importFile(
  desk: ImportDesk,
  file: Uint8Array | string,
  more: Partial<ImportMapping> = {},
): Promise<ThingImport> {
  const { id, revision, sheets } = await upload(desk, file)
  await map(desk, { id, revision }, { sheet: sheets[0]?.name ?? '', ...more })
  return work(desk, id, 'run')
}
