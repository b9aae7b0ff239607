import { randomUUID } from 'node:crypto'
import * as staffApi from '@citybrain/contract/api/case-reporters.ts'
import * as photoApi from '@citybrain/contract/api/report-photos.ts'
import * as api from '@citybrain/contract/api/reports.ts'
import type { Asking } from './city-under-attack.ts'
import type { Browser } from './test-app.ts'

const SECRET = 'c2VjcmV0LW9mLXRoZS1kZXZpY2U'

/** A report as the club's page sends it. */
export const newReport = (more: object = {}) => ({
  ...{
    id: randomUUID(),
    secret: SECRET,
    type: 'damage',
    source: 'website',
    data: { what: '球网撕裂' },
    category: '01',
  },
  ...{ place: { position: [117.1, 39.1], address: '三号场' }, photos: [] as string[] },
  reporter: { name: '张三丰', phone: '13812345678', told: true },
  ...more,
})

/** Sound inputs of the door for people without an account, and of what staff see of them. */
export async function soundOfReports(clerk: Browser, district: string): Promise<Asking[]> {
  const params = { district }
  const body = newReport()
  const inCase = body.id
  const { reply } = await clerk.ask(api.report, { params, body })
  const typed = { code: reply.code, number: reply.number }
  const photo = {
    id: randomUUID(),
    fileName: '网.jpg',
    bytes: 6,
    sha256: 'a'.repeat(64),
    takenAt: null,
    position: null,
  }
  const declared = (await clerk.ask(photoApi.declareReportPhoto, { params, body: photo })).reply
  const ofPhoto = { district, attachment: declared.id }
  const commands = [
    { do: 'remark', text: '更大了', photos: [] },
    { do: 'rate', stars: 5, words: '很快' },
    { do: 'reopen', reason: '又坏了' },
    { do: 'withdraw', reason: '已修好' },
    { do: 'erase' },
  ]
  const extent = { west: '117', south: '39', east: '118', north: '40', from: '2023-01-01', to: '2023-12-31' }
  const reporter = { name: '李四', phone: '13900000000', told: false }
  const added = { id: randomUUID(), channel: 'member', reporter }
  const inside = { case: inCase }
  const joining = { id: randomUUID(), secret: SECRET, case: inCase, source: 'website', reporter }
  return [
    [null, api.getPortal, { params }],
    [null, api.report, { params, body: newReport() }],
    [null, api.joinReport, { params, body: joining }],
    [null, api.trackReport, { params, body: typed }],
    ...commands.map((command): Asking => [null, api.commandReport, { params, body: { ...typed, command } }]),
    [null, api.getReportPhoto, { params, body: { ...typed, photo: declared.id, size: '320' } }],
    [null, api.listPublicCases, { params, query: { ...extent, type: 'damage', state: 'open' } }],
    [null, photoApi.declareReportPhoto, { params, body: { ...photo, id: randomUUID() } }],
    [null, photoApi.putReportPhotoPart, { params: { ...ofPhoto, number: '0' } }],
    [null, photoApi.completeReportPhoto, { params: ofPhoto }],
    [clerk, staffApi.addCaseReporter, { params: inside, body: added }],
    [clerk, staffApi.listCaseReporters, { params: inside }],
    [clerk, staffApi.revealCaseReporter, { params: { ...inside, reporter: added.id }, body: { reason: '回访' } }],
    [clerk, staffApi.eraseCaseReporter, { params: { ...inside, reporter: added.id }, body: { reason: '本人要求' } }],
  ]
}
