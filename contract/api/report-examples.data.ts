import { ATTACHMENT_EXAMPLES } from './attachment-examples.data.ts'
import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const CASE = '0190b7e2-4c1d-7a53-9a3e-0f6a54a1c0a1'
const PHOTO = '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c0a1'
const REPORTER = '3c1f0a52-6c0e-4d8b-9a3e-0f6a54a1c0d4'
const AT = '2023-09-15T01:30:00.000Z'
const DUE = '2023-10-12T10:00:00.000Z'
const SECRET = 'Zm9yLXRoZS1leGFtcGxlLW9ubHk'
const district = '120104'
const params = { district }
const receipt = { number: 'CG202300000007', code: '7K2M-9XQ4-0BTC-WZ31' }
const typed = { code: receipt.code, number: receipt.number }
const reporter = { name: '示例市民', phone: '13800000000', told: true }
const title = { zh: '反映城市管理问题', en: 'Report a problem in the street' }
const received = { zh: '已收到', en: 'Received' }
const handled = { zh: '正在处理', en: 'Being handled' }
const place = { position: [117.1502, 39.1084], address: '长江道与红旗路口' }

const tracked = {
  ...{ number: receipt.number, type: 'incident', title, class: { zh: '污水井盖', en: 'Sewer manhole cover' } },
  ...{ address: place.address, openedAt: AT, dueAt: DUE, result: null, photos: [], joined: false, stars: null },
  steps: [
    { stage: 'received', title: received, at: AT },
    { stage: 'handled', title: handled, at: null },
  ],
  next: { zh: '工作人员正在查看您反映的情况。', en: 'Somebody is looking at what you reported.' },
  ...{ may: ['remark', 'withdraw'], reopenUntil: null },
}

const portal = {
  district: { code: district, name: { zh: '南开区', en: 'Nankai District' } },
  today: '2023-09-15',
  types: [],
  tells: true,
  ground: { centre: [117.15, 39.12], boundary: [], baseMap: null },
}

const seen = {
  ...{ id: REPORTER, number: 1, case: { id: CASE, number: receipt.number }, channel: 'portal', told: true, at: AT },
  ...{ name: { masked: true, shown: '示***' }, phone: { masked: true, shown: '138****0000' }, stars: null },
}

const ofPhoto = { district, attachment: PHOTO }
const announced = ATTACHMENT_EXAMPLES['POST /api/v1/attachments'] ?? {}
const completed = ATTACHMENT_EXAMPLES['POST /api/v1/attachments/:attachment/complete'] ?? {}

/** One example of each operation of the public door, by method and path; a test holds them to the shapes of their routes. */
export const REPORT_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/districts/:district/portal': { params, reply: portal },
  'POST /api/v1/districts/:district/reports': {
    params,
    body: {
      ...{ id: CASE, secret: SECRET, type: 'incident', source: 'portal', data: { what: '污水井盖破损' } },
      ...{ category: '10102', place, photos: [PHOTO], reporter },
    },
    reply: receipt,
  },
  'POST /api/v1/districts/:district/reports/joinings': {
    params,
    body: { id: REPORTER, secret: SECRET, case: CASE, source: 'portal', reporter },
    reply: receipt,
  },
  'POST /api/v1/districts/:district/reports/track': { params, body: typed, reply: tracked },
  'POST /api/v1/districts/:district/reports/commands': {
    params,
    body: { ...typed, command: { do: 'remark', text: '破损处又扩大了', photos: [] } },
    reply: tracked,
  },
  'POST /api/v1/districts/:district/reports/photos': { params, body: { ...typed, photo: PHOTO, size: '1280' } },
  'GET /api/v1/districts/:district/public-cases': {
    params,
    query: { west: 117.1, south: 39.0, east: 117.2, north: 39.2, from: '2023-09-01', to: '2023-09-15' },
    reply: {
      ...{ total: 1, cells: [] },
      cases: [
        {
          ...{ id: CASE, type: 'incident', category: '10102', position: [117.15, 39.108], state: 'open' },
          ...{ openedOn: '2023-09-15', endedOn: null },
        },
      ],
    },
  },
  'POST /api/v1/districts/:district/photos': { params, body: announced.body, reply: announced.reply },
  'PUT /api/v1/districts/:district/photos/:attachment/parts/:number': {
    params: { ...ofPhoto, number: 0 },
    reply: announced.reply,
  },
  'POST /api/v1/districts/:district/photos/:attachment/complete': { params: ofPhoto, reply: completed.reply },
  'GET /api/v1/cases/:case/reporters': { params: { case: CASE }, reply: { reporters: [seen] } },
  'POST /api/v1/cases/:case/reporters': {
    params: { case: CASE },
    body: { id: REPORTER, channel: 'telephone', reporter },
    reply: receipt,
  },
  'POST /api/v1/cases/:case/reporters/:reporter/reveal': {
    params: { case: CASE, reporter: REPORTER },
    body: { reason: '回访核实位置' },
    reply: { name: reporter.name, phone: reporter.phone },
  },
  'POST /api/v1/cases/:case/reporters/:reporter/erase': {
    params: { case: CASE, reporter: REPORTER },
    body: { reason: '本人要求' },
    reply: { erased: REPORTER },
  },
}
