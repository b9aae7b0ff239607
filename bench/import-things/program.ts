/**
 * Imports a sheet into a district's registry and prints how far it is; killed and started again with the import's id it
 * goes on. Arguments: the database, the file, and the id of an import that was begun.
 */
import { open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { IMPORT_PART_BYTES } from '@citybrain/contract/api/thing-imports.ts'
import { CITY_BASE } from '../../packs/city-base/pack.ts'
import { openTable, outlineTable } from '../../server/connectors/tables/index.ts'
import {
  adoptTypes,
  beginImport,
  callerOf,
  createCatalogue,
  finishUpload,
  getImport,
  type ImportDeps,
  mapImport,
  putPart,
  recordReads,
  startWork,
  suggestMapping,
} from '../../server/engines/registry/index.ts'
import { openClock, openDatabase, openJobs, registerDistrict, systemActor } from '../../server/platform/index.ts'
import { quietLogger } from '../../server/testing/quiet-logger.ts'
import { testConfig } from '../../server/testing/test-config.ts'
import { DISTRICT } from '../support/register.ts'

const [url = '', path = '', begun = ''] = process.argv.slice(2)
const database = await openDatabase(testConfig({ 'database-url': url }), quietLogger)
await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
await adoptTypes(database, CITY_BASE.types)
const clock = await openClock(database, { today: null }, quietLogger)
const jobs = await openJobs(database, clock, quietLogger)
const deps: ImportDeps = {
  ...{ database, clock, jobs, catalogue: createCatalogue(CITY_BASE.types, CITY_BASE.codeTables) },
  auditReads: recordReads(database),
  locator: async () => ({
    locate: (longitude) => ({
      street: `${DISTRICT}00${1 + (Math.floor(longitude * 1000) % 8)}`,
      community: `${DISTRICT}00${1 + (Math.floor(longitude * 1000) % 8)}001`,
      grid: null,
    }),
  }),
  tables: { outline: outlineTable, open: openTable },
  placeNames: async () => ({ regions: new Map(), departments: new Map() }),
  importBytes: 1024 * 1024 * 1024,
}
const caller = callerOf(deps, systemActor(DISTRICT))

async function upload(): Promise<string> {
  const file = await open(path)
  const { size } = await file.stat()
  const { id } = await beginImport(deps, caller, { fileName: 'ledger.csv', byteCount: size })
  for (let number = 0; number * IMPORT_PART_BYTES < size; number++) {
    const length = Math.min(IMPORT_PART_BYTES, size - number * IMPORT_PART_BYTES)
    const { buffer } = await file.read(new Uint8Array(length), 0, length, number * IMPORT_PART_BYTES)
    await putPart(caller, id, { number, bytes: buffer })
  }
  await file.close()
  const { revision } = await finishUpload(deps, caller, id, new AbortController().signal)
  const suggested = await suggestMapping(deps, caller, id, { type: 'building', sheet: '' })
  const { remembered: _, ...columns } = suggested
  const mapping = {
    ...{ type: 'building', sheet: '', ...columns, mode: 'both' as const, datum: 'wgs84' as const },
    ...{ source: { system: '样例台账', document: null }, validFrom: null },
  }
  await mapImport(deps, caller, id, { revision, mapping })
  return id
}

const id = begun === '' ? await upload() : begun
process.stdout.write(`import ${id}\n`)
const { revision } = await getImport(caller.db, id)
const started = performance.now()
const { job } = await startWork(deps, caller, id, { kind: 'run', revision })
let rows = 0
for (;;) {
  const { state } = await jobs.get(DISTRICT, job ?? '')
  if (state !== 'running') break
  await pause(100)
  const seen = await getImport(caller.db, id)
  if (seen.written.rows > rows)
    process.stdout.write(`at ${JSON.stringify({ rows: seen.written.rows, ...timesSince(started) })}\n`)
  rows = seen.written.rows
}
const { state, written } = await getImport(caller.db, id)
process.stdout.write(`ended ${JSON.stringify({ state, ...written, ...timesSince(started) })}\n`)
process.exit()

function timesSince(begin: number) {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  return {
    seconds: (performance.now() - begin) / 1000,
    peakMegabytes: maxRSS / 1024,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  }
}
