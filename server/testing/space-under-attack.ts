import { randomUUID } from 'node:crypto'
import * as addresses from '@citybrain/contract/api/addresses.ts'
import * as imports from '@citybrain/contract/api/region-imports.ts'
import * as api from '@citybrain/contract/api/regions.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { FORM_TYPE, formOf } from './form.ts'
import type { Input } from './hostile-input.ts'
import { polygon, square } from './space-desk.ts'
import type { Browser, TestApp } from './test-app.ts'

/** Sound inputs of every route of space that takes any. */
export async function soundOfSpace(
  { app }: Pick<TestApp, 'app'>,
  planner: Browser,
  district: string,
): Promise<[Browser, Route, Input][]> {
  const id = randomUUID()
  const zone = { kind: 'zone', name: '片区', source: '测试', geometry: polygon(square(117, 39)) }
  const { reply: known } = await planner.ask(api.createRegion, { body: { ...zone, id } })
  const upload = await uploaded(app, planner)
  const days = { validFrom: '2023-01-01', validTo: '2023-12-31' }
  const region = {
    id: randomUUID(),
    kind: 'street',
    code: `${district}001`,
    name: '东街',
    parent: null,
    source: '测试',
    ...days,
  }
  const set = { code: `${district}002`, name: '西街', parent: id, geometry: polygon(square(117, 39)), source: '测试' }
  const filter = { kind: 'grid', parent: id, bbox: '117,39,117.1,39.1', on: '2023-09-15' }
  const listed = { limit: '10', code: `${district}001`, q: '街', ...filter }
  const settings = { kind: 'grid', datum: 'gcj02', codeField: 'code', nameField: 'name', validFrom: '2023-01-01' }
  const chosen = { revision: 1, settings: { ...settings, invalid: 'repair', source: '测试' } }
  const ofImport = { params: { import: upload } }
  return [
    [planner, imports.listRegionImports, { query: { limit: '10' } }],
    [planner, imports.listRegionImports, { query: { cursor: '' } }],
    [planner, imports.getRegionImport, ofImport],
    [planner, imports.getImportFeatures, { ...ofImport, query: { after: '0', limit: '10' } }],
    [planner, imports.setRegionImport, { ...ofImport, body: chosen }],
    [planner, imports.checkImportTopology, { ...ofImport, query: { leastM2: '1', limit: '10' } }],
    [planner, imports.applyRegionImport, { ...ofImport, body: { revision: 1 } }],
    [planner, imports.undoRegionImport, { ...ofImport, body: { revision: 1 } }],
    [planner, imports.deleteRegionImport, ofImport],
    [planner, addresses.parseAddresses, { body: { texts: ['长江道12号昔阳里3号楼'] } }],
    [planner, addresses.matchAddress, { body: { text: '长江道12号', limit: 5 } }],
    [planner, api.checkTopology, { query: { kind: 'grid', on: '2023-09-15', leastM2: '1', limit: '10' } }],
    [planner, api.listRegions, { query: listed }],
    [planner, api.listRegions, { query: { cursor: '' } }],
    [planner, api.mapRegions, { query: { ...filter, toleranceM: '5' } }],
    [planner, api.getRegion, { params: { region: known.id }, query: { on: '2023-09-15', version: '1' } }],
    [planner, api.createRegion, { body: { ...region, geometry: polygon(square(117, 39)) } }],
    [
      planner,
      api.changeRegion,
      { params: { region: id }, body: { revision: 1, from: '2023-07-01', set, reason: '测试' } },
    ],
    [planner, api.endRegion, { params: { region: id }, body: { revision: 1, on: '2023-09-15', reason: '测试' } }],
    [planner, api.locatePoint, { query: { lon: '117.05', lat: '39.05', on: '2023-09-15' } }],
    [planner, api.locatePoints, { body: { points: [[117.05, 39.05]], on: '2023-09-15' } }],
  ]
}

/** An import that is open; discarded by whichever request says so. */
async function uploaded({ fastify }: TestApp['app'], planner: Browser): Promise<string> {
  const file = JSON.stringify({ type: 'Feature', properties: { name: '格' }, geometry: polygon(square(117, 39)) })
  const response = await fastify.inject({
    method: 'POST',
    url: imports.importRegions.path,
    headers: {
      ...{ host: 'brain.test:8080', 'content-type': FORM_TYPE },
      ...{ cookie: planner.cookie ?? '', 'x-csrf-token': planner.csrfToken ?? '' },
    },
    payload: formOf('a.geojson', file),
  })
  return imports.importRegions.reply.parse(JSON.parse(response.body)).id
}
