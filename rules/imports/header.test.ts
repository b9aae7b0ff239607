import { decimal, integer, text } from '@citybrain/contract/pack/field.ts'
import { thingType } from '@citybrain/contract/pack/thing.ts'
import { expect, test } from 'vitest'
import { guessColumns, guessMatch, knownNames } from './guess.ts'
import { columnName, findHeader, headersOf, unitIn } from './header.ts'
import { isNoData } from './row.ts'
import { factorBetween } from './units.ts'

const words = (zh: string, en: string) => ({ zh, en })
const COURT = thingType({
  ...{ key: 'court', title: words('球场', 'Court'), description: words('网球场', 'A tennis court'), version: 1 },
  geometry: 'point',
  fields: [
    text('address', words('地址', 'Address'), { means: 'address' }),
    decimal('areaM2', words('场地面积', 'Area'), { unit: words('m²', 'm²') }),
    integer('lights', words('照明灯', 'Lights')),
  ],
})
const rows = (...cells: string[][]) => cells.map((one, row) => ({ row, cells: one }))

test('the header stands below title, compiling unit and date', () => {
  const head = rows(
    ['网球场台账', '网球场台账', '网球场台账'],
    ['填报单位：球会', '', '2023年9月15日'],
    ['序号', '球场名称', '地址'],
    ['1', '一号球场', '卫津路1号'],
  )
  expect(findHeader(head, knownNames(COURT))).toEqual({ headerRow: 2, headerRows: 1 })
})

test('a header of two rows with merged cells is one, its parts joined', () => {
  const head = rows(
    ['球场名称', '面积', '面积', '地址'],
    ['球场名称', '场地', '看台', '地址'],
    ['一号球场', '260', '40', '卫津路1号'],
  )
  const header = findHeader(head, knownNames(COURT))
  expect(header).toEqual({ headerRow: 0, headerRows: 2 })
  expect(headersOf(head, header)).toEqual(['球场名称', '面积/场地', '面积/看台', '地址'])
})

test('an empty sheet has a header nowhere', () => {
  expect(findHeader([], new Set())).toEqual({ headerRow: 0, headerRows: 1 })
})

test.each([
  ['3.注册资本（万元）*', '注册资本', '万元'],
  ['一、球场 名称', '球场名称', null],
  ['面积【单位：万平方米】', '面积', '万平方米'],
  ['Area (m²)', 'area', 'm2'],
])('the column %s is %s in %s', (header, name, unit) => {
  expect([columnName(header), unitIn(header)]).toEqual([name, unit])
})

test('columns go where their names say, each target once, figures in the unit of the field', () => {
  const headers = ['球场名称', '地址', '场地面积（万平方米）', '照明灯数量', '地址', '备注']
  expect(guessColumns(COURT, headers).map(({ to, factor }) => [to, factor])).toEqual([
    ['$name', '1'],
    ['address', '1'],
    ['areaM2', '10000'],
    ['lights', '1'],
    [null, '1'],
    [null, '1'],
  ])
})

test('what was chosen for a header before goes before any guess', () => {
  const columns = guessColumns(COURT, ['地址', '备注'], [{ header: '备注', to: 'address', factor: '1' }])
  expect(columns.map(({ to }) => to)).toEqual(['address', null])
  const left = guessColumns(COURT, ['地址'], [{ header: '地址', to: null, factor: '1' }])
  expect(left.map(({ to }) => to)).toEqual([null])
})

test('rows find their thing by id, by code, by name and address, or by name', () => {
  const by = (...headers: string[]) => guessMatch(guessColumns(COURT, headers))
  expect([by('对象标识', '名称'), by('编码', '名称'), by('名称', '地址'), by('名称')]).toEqual([
    'id',
    'code',
    'name-address',
    'name',
  ])
})

test.each([
  ['万元', '元', '10000'],
  ['元', '万元', '0.0001'],
  ['公顷', 'm²', '10000'],
  ['公里', 'm', '1000'],
  ['亩', 'm²', null],
  ['万元', 'm²', null],
  ['层', '层', '1'],
])('from %s to %s figures are multiplied by %s', (from, to, factor) => {
  expect(factorBetween(from, to)).toBe(factor)
})

test('totals, notes and signatures under a table are no data; a court named 合计楼 is', () => {
  expect([['合计', '', '99'], ['注：数据截至9月'], ['填表人：王', '', '审核人：李'], ['', '']].map(isNoData)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(isNoData(['1', '合计楼球场', '卫津路1号'])).toBe(false)
})
