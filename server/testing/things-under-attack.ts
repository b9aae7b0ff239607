import { randomUUID } from 'node:crypto'
import * as catalogueApi from '@citybrain/contract/api/catalogue.ts'
import * as duplicateApi from '@citybrain/contract/api/duplicates.ts'
import * as qualityApi from '@citybrain/contract/api/quality.ts'
import { exportThings } from '@citybrain/contract/api/thing-export.ts'
import * as historyApi from '@citybrain/contract/api/thing-history.ts'
import * as typeApi from '@citybrain/contract/api/thing-types.ts'
import * as api from '@citybrain/contract/api/things.ts'
import type { Asking } from './city-under-attack.ts'
import type { Browser } from './test-app.ts'

const id = () => randomUUID()
const SOURCE = { system: '台账', document: '第1号' }
const SAID = { validFrom: '2023-01-01', validTo: '2023-12-31', source: SOURCE, reason: '核实' }
const POINT = { type: 'Point', coordinates: [117.1, 39.1] }
const RING = [
  [117, 39],
  [117.1, 39],
  [117.1, 39.1],
  [117, 39],
]
const MOMENT = { asOf: '2023-06-01', knownOn: '2099-01-01' }

/** A thing of its own for each sound input that ends, merges or parts one. */
async function makeCourt(steward: Browser, more: object = {}): Promise<string> {
  const body = { type: 'court', name: '球场', validFrom: null, ...more }
  const { reply, status } = await steward.ask(api.createThing, { body })
  if (status !== 200) throw new Error(`no court: ${JSON.stringify(reply)}`)
  return reply.id
}

/** Sound inputs of every route of the registry. */
export async function soundOfThings(steward: Browser): Promise<Asking[]> {
  const [first, second, third] = [await makeCourt(steward), await makeCourt(steward), await makeCourt(steward)]
  const { reply: club } = await steward.ask(api.createThing, { body: { type: 'club', name: '东湖' } })
  const thing = { params: { thing: first } }
  const ref = { thing: first, link: 'club', other: club.id }
  return [
    ...soundOfReading(steward, first),
    [steward, api.createThing, { body: newCourt() }],
    [steward, api.changeThing, { ...thing, body: { revision: 1, name: '新名', ...more(), ...SAID } }],
    [steward, api.changeThings, { body: { changes: changes(second) } }],
    [
      steward,
      api.endThing,
      { params: { thing: third }, body: { revision: 1, on: '2023-06-01', reason: '拆除', source: SOURCE } },
    ],
    [steward, api.reopenThing, { params: { thing: third }, body: { revision: 2, reason: '误登', source: SOURCE } }],
    [
      steward,
      api.mergeThings,
      {
        ...thing,
        body: {
          revision: 9,
          duplicates: [{ thing: second, revision: 9 }],
          takeUnknown: true,
          reason: '重复',
          source: SOURCE,
        },
      },
    ],
    [steward, api.unmergeThing, { params: { thing: second }, body: { revision: 9, reason: '不重复', source: SOURCE } }],
    ...(await soundOfDuplicates(steward)),
    [steward, historyApi.linkThings, { params: ref, body: SAID }],
    [steward, historyApi.unlinkThings, { params: ref, query: { on: '2023-06-01', reason: '终止' } }],
  ]
}

/** Two courts of one name, and every route of the workbench upon the pair that they are. */
async function soundOfDuplicates(steward: Browser): Promise<Asking[]> {
  const [one, other] = [await makeCourt(steward, { name: '疑似' }), await makeCourt(steward, { name: '疑似' })]
  const params = { pair: id() }
  const merge = { revision: 1, survivor: one, revisions: { [one]: 1, [other]: 1 }, take: ['lights'], reason: '同一个' }
  return [
    [steward, catalogueApi.listResources, {}],
    [
      steward,
      catalogueApi.editResource,
      { params: { type: 'court' }, body: { revision: 0, sharing: 'none', department: 'x', frequency: 'daily' } },
    ],
    [steward, catalogueApi.listDataRequests, { query: { type: 'court', state: 'waiting', limit: '10' } }],
    [steward, catalogueApi.listDataRequests, { query: { cursor: '' } }],
    [
      steward,
      catalogueApi.requestData,
      {
        params: { type: 'court' },
        body: { department: 'x', purpose: '安排赛事', until: '2024-01-01', upTo: 'sensitive' },
      },
    ],
    [
      steward,
      catalogueApi.decideDataRequest,
      { params: { request: id() }, body: { revision: 1, decision: 'granted', upTo: 'internal', reason: '同意' } },
    ],
    [steward, catalogueApi.listUse, { params: { type: 'court' } }],
    [steward, qualityApi.getQuality, {}],
    [steward, qualityApi.measureQuality, { body: { type: 'court' } }],
    [
      steward,
      qualityApi.listFailing,
      { params: { type: 'court', rule: 'lit' }, query: { limit: '10', source: '台账' } },
    ],
    [steward, qualityApi.listFailing, { params: { type: 'court', rule: 'lit' }, query: { cursor: '' } }],
    [steward, duplicateApi.searchDuplicates, { body: { type: 'court' } }],
    [steward, duplicateApi.listDuplicateSearches, {}],
    [steward, duplicateApi.listDuplicates, { query: { type: 'court', state: 'open', least: '50', limit: '10' } }],
    [steward, duplicateApi.listDuplicates, { query: { cursor: '' } }],
    [steward, duplicateApi.listDuplicates, { query: { cursor: '', state: 'same' } }],
    [steward, duplicateApi.getDuplicate, { params }],
    [steward, duplicateApi.mergeDuplicate, { params, body: merge }],
    [steward, duplicateApi.separateDuplicate, { params, body: { revision: 1, reason: '两个' } }],
    [steward, duplicateApi.reopenDuplicate, { params, body: { revision: 2, reason: '弄错' } }],
  ]
}

function soundOfReading(steward: Browser, thing: string): Asking[] {
  const params = { thing }
  const filter = {
    type: 'court',
    q: '球场',
    where: 'lights:gte:1',
    state: 'any',
    sort: '-lights',
    fields: 'name,place',
  }
  const place = { near: '117.1,39.1,500', bbox: '117,39,118,40', region: '990001001' }
  const page = { limit: '10', count: 'true' }
  const exported = { type: 'court', state: 'any' }
  return [
    [steward, typeApi.listTypes, {}],
    [steward, typeApi.getType, { params: { type: 'court' } }],
    [steward, typeApi.migrateType, { params: { type: 'court' }, body: { to: 1 } }],
    [steward, api.listThings, { query: { ...page, ...filter, ...place } }],
    [steward, api.listThings, { query: { ...page, type: 'court', where: 'surface:in:clay,grass', ...MOMENT } }],
    [steward, api.listThings, { query: { cursor: '', type: 'court', sort: 'lights' } }],
    [steward, api.listThings, { query: { cursor: '', q: '球场' } }],
    [steward, exportThings, { query: { ...exported, format: 'csv', where: 'lights:gte:1', ...place } }],
    [steward, exportThings, { query: { ...exported, format: 'geojson', q: '球场', language: 'en', ...MOMENT } }],
    [steward, api.getThing, { params, query: { ...MOMENT, fields: 'name,attributes.lights' } }],
    [steward, historyApi.getThingHistory, { params, query: { limit: '10' } }],
    [steward, historyApi.getThingHistory, { params, query: { cursor: '' } }],
    [steward, historyApi.getThingLineage, { params, query: { asOf: '2026-12-01' } }],
    [
      steward,
      historyApi.listRelations,
      { params, query: { depth: '2', kind: 'club', direction: 'both', limit: '10' } },
    ],
  ]
}

const more = () => ({
  ...{ aliases: ['别名'], geometry: POINT, department: 'x' },
  attributes: {
    lights: 4,
    surface: 'clay',
    widthM: '10.97',
    fee: '30',
    openedOn: '2023-05-18',
    covered: true,
    address: '长江道',
  },
})

const newCourt = () => ({ id: id(), type: 'court', name: '球场', code: null, ...more(), ...SAID })

const changes = (thing: string) => [
  { do: 'create', ...newCourt(), geometry: { type: 'Polygon', coordinates: [RING] } },
  { do: 'change', thing, ...more() },
  { do: 'end', thing, on: '2023-06-01', reason: '拆除' },
]
