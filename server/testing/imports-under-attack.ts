import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/thing-imports.ts'
import type { Asking } from './city-under-attack.ts'
import type { Browser } from './test-app.ts'

/** Sound inputs of every route of imports. */
export async function soundOfImports(steward: Browser): Promise<Asking[]> {
  const { reply } = await steward.ask(api.beginThingImport, { body: { fileName: '球场.csv', byteCount: 40 } })
  const params = { import: reply.id }
  const revision = { revision: 1 }
  const page = { limit: '10' }
  const mapping = {
    ...{ type: 'court', sheet: '', headerRow: 0, headerRows: 1, match: 'name', mode: 'both', datum: 'wgs84' },
    columns: [{ column: 0, header: '名称', to: '$name', factor: '1' }],
    ...{ source: { system: '台账', document: '第1号' }, validFrom: '2023-01-01' },
  }
  const asked = { type: 'court', sheet: '', headerRow: '0', headerRows: '1' }
  const begun = { id: randomUUID(), fileName: '球场.csv', byteCount: 40 }
  return [
    [steward, api.listThingImports, { query: page }],
    [steward, api.listThingImports, { query: { cursor: '' } }],
    [steward, api.beginThingImport, { body: begun }],
    [steward, api.putImportPart, { params: { ...params, number: '0' } }],
    [steward, api.finishImportUpload, { params }],
    [steward, api.getThingImport, { params }],
    [steward, api.suggestImportMapping, { params, query: asked }],
    [steward, api.mapThingImport, { params, body: { ...revision, mapping } }],
    [steward, api.checkThingImport, { params, body: revision }],
    [steward, api.runThingImport, { params, body: revision }],
    [steward, api.undoThingImport, { params, body: revision }],
    [steward, api.listImportFaults, { params, query: { ...page, pass: 'run' } }],
    [steward, api.listImportFaults, { params, query: { cursor: '' } }],
    [steward, api.downloadImportFaults, { params, query: { pass: 'check' } }],
    [steward, api.listImportConflicts, { params, query: page }],
    [steward, api.listImportConflicts, { params, query: { cursor: '' } }],
    [steward, api.deleteThingImport, { params: { import: randomUUID() } }],
  ]
}
