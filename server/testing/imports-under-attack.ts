import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/thing-imports.ts'
import type { Asking } from './city-under-attack.ts'
import { FORM_TYPE, formOf } from './form.ts'
import type { Browser } from './test-app.ts'

const SHEET = '名称,灯\n一号球场,4\n'

/** An uploaded sheet, as a browser sends it. */
async function uploadSheet(steward: Browser): Promise<{ id: string; revision: number }> {
  const begun = { fileName: '球场.csv', byteCount: Buffer.byteLength(SHEET) }
  const { reply } = await steward.ask(api.beginThingImport, { body: begun })
  await steward.ask(api.putImportPart, {
    params: { import: reply.id, number: '0' },
    headers: { 'content-type': FORM_TYPE },
    body: formOf('part', SHEET),
  })
  const { reply: uploaded, status } = await steward.ask(api.finishImportUpload, { params: { import: reply.id } })
  if (status !== 200) throw new Error(`no sheet: ${JSON.stringify(uploaded)}`)
  return uploaded
}

/** Sound inputs of every route of imports. */
export async function soundOfImports(steward: Browser): Promise<Asking[]> {
  const uploaded = await uploadSheet(steward)
  const params = { import: uploaded.id }
  const revision = { revision: 1 }
  const page = { limit: '10' }
  const mapping = {
    ...{ type: 'court', sheet: '', headerRow: 0, headerRows: 1, match: 'name', mode: 'both', datum: 'wgs84' },
    columns: [{ column: 0, header: '名称', to: '$name', factor: '1' }],
    ...{ source: { system: '台账', document: '第1号' }, validFrom: '2023-01-01' },
  }
  await steward.ask(api.mapThingImport, { params, body: { revision: uploaded.revision, mapping } })
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
