import { choice, date, decimal, flag, integer, text } from '@citybrain/contract/pack/field.ts'
import { link, thingType } from '@citybrain/contract/pack/thing.ts'
import { CODE_SOUND, INSIDE } from './quality.ts'
import { GRID_STANDARD, OWN } from './sources.ts'

const SQUARE_METRES = { zh: 'm²', en: 'm²' }
const PERSONS = { zh: '人', en: 'people' }
const HOUSEHOLDS = { zh: '户', en: 'households' }

export const STREET = thingType({
  key: 'street',
  title: { zh: '街道', en: 'Street' },
  description: { zh: '乡级行政区划（街道办事处辖区）', en: 'Subdistrict: the area of a street office' },
  version: 1,
  geometry: 'area',
  code: { title: { zh: '街道代码', en: 'Street code' }, kind: 'street', required: true },
  fields: [
    decimal('areaKm2', { zh: '面积', en: 'Area' }, { unit: { zh: 'km²', en: 'km²' }, privacy: 'public', scale: 4 }),
    integer('residents', { zh: '常住人口', en: 'Residents' }, { unit: PERSONS, privacy: 'public', min: 0, sort: true }),
    date('residentsOn', { zh: '人口时点', en: 'Counted on' }, { privacy: 'public' }),
    text('officeAddress', { zh: '办事处地址', en: 'Address of the office' }, { means: 'address', privacy: 'public' }),
    text('officePhone', { zh: '办事处电话', en: 'Telephone of the office' }, { privacy: 'public', maxLength: 40 }),
  ],
  quality: [{ key: 'located', title: { zh: '有边界', en: 'Has a boundary' }, check: 'located', weight: 3 }],
  sharing: 'unconditional',
  columns: ['residents', 'areaKm2'],
})

export const COMMUNITY = thingType({
  key: 'community',
  title: { zh: '社区', en: 'Community' },
  description: { zh: '居民委员会辖区', en: 'The area of a residents’ committee' },
  version: 1,
  geometry: 'area',
  code: { title: { zh: '社区代码', en: 'Community code' }, kind: 'community', required: false },
  fields: [
    integer('households', { zh: '户数', en: 'Households' }, { unit: HOUSEHOLDS, min: 0, sort: true }),
    integer('residents', { zh: '常住人口', en: 'Residents' }, { unit: PERSONS, min: 0, sort: true }),
    text('committeeAddress', { zh: '居委会地址', en: 'Address of the committee' }, { means: 'address' }),
    flag('elderFriendly', { zh: '示范性老年友好型社区', en: 'Model elder-friendly community' }, { filter: true }),
    text('honours', { zh: '称号', en: 'Honours' }, { privacy: 'public', maxLength: 400 }),
  ],
  links: [
    link('inStreet', { title: { zh: '所属街道', en: 'In street' }, inverse: { zh: '下辖社区', en: 'Communities' } }, [
      'street',
    ]),
  ],
  quality: [
    { key: 'coded', title: { zh: '有社区代码', en: 'Has its code' }, check: 'coded', weight: 3 },
    {
      key: 'streetKnown',
      title: { zh: '已归属街道', en: 'Its street is known' },
      check: 'linked',
      link: 'inStreet',
      weight: 3,
    },
    CODE_SOUND,
  ],
  sharing: 'unconditional',
  columns: ['households', 'residents'],
})

export const UNIT_GRID = thingType({
  key: 'unit-grid',
  title: { zh: '单元网格', en: 'Unit grid' },
  description: {
    zh: '城市管理的基本单元，约一万平方米，无缝隙、不重叠、不跨社区',
    en: 'Basic cell of city management, about 10 000 m², without gaps or overlaps, inside one community',
  },
  version: 1,
  geometry: 'area',
  code: { title: { zh: '单元网格编码', en: 'Unit grid code' }, kind: 'grid', required: true },
  fields: [
    decimal('areaM2', { zh: '面积', en: 'Area' }, { unit: SQUARE_METRES, source: GRID_STANDARD, sort: true, min: '0' }),
    choice(
      'land',
      { zh: '地类', en: 'Kind of land' },
      [
        ['residential', '居住', 'Residential'],
        ['commercial', '商业办公', 'Commercial'],
        ['public', '公共服务', 'Public services'],
        ['road', '道路广场', 'Roads and squares'],
        ['green', '绿地', 'Green land'],
        ['water', '水域', 'Water'],
        ['works', '工地', 'Building site'],
        ['other', '其他', 'Other'],
      ],
      { source: OWN, filter: true },
    ),
  ],
  links: [
    link(
      'responsibility',
      {
        title: { zh: '所属责任网格', en: 'In responsibility grid' },
        inverse: { zh: '包含单元网格', en: 'Unit grids' },
      },
      ['responsibility-grid'],
    ),
  ],
  quality: [{ key: 'located', title: { zh: '有边界', en: 'Has a boundary' }, check: 'located', weight: 5 }],
  columns: ['areaM2', 'land'],
})

export const RESPONSIBILITY_GRID = thingType({
  key: 'responsibility-grid',
  title: { zh: '责任网格', en: 'Responsibility grid' },
  description: { zh: '一名监督员负责的若干单元网格', en: 'The unit grids that one supervisor holds' },
  version: 1,
  geometry: 'area',
  code: { title: { zh: '责任网格编号', en: 'Number' }, kind: null, required: false },
  fields: [
    text('supervisor', { zh: '监督员', en: 'Supervisor' }, { means: 'person-name', maxLength: 40 }),
    text('phone', { zh: '联系电话', en: 'Telephone' }, { means: 'phone', privacy: 'sensitive', maxLength: 20 }),
  ],
  columns: ['supervisor'],
})

export const LANDMARK = thingType({
  key: 'landmark',
  title: { zh: '地标', en: 'Landmark' },
  description: { zh: '公众熟知的地点', en: 'A place that people know' },
  version: 1,
  geometry: 'any',
  fields: [
    integer(
      'accuracyM',
      { zh: '位置精度', en: 'Accuracy of the position' },
      { unit: { zh: 'm', en: 'm' }, privacy: 'public', min: 1 },
    ),
    flag('inside', { zh: '位于本区', en: 'Inside the district' }, { privacy: 'public', filter: true }),
    text('address', { zh: '地址', en: 'Address' }, { means: 'address', privacy: 'public' }),
  ],
  quality: [{ key: 'located', title: { zh: '有位置', en: 'Has a position' }, check: 'located', weight: 3 }, INSIDE],
  sharing: 'unconditional',
  columns: ['inside', 'accuracyM'],
})

export const PLANNING_ZONE = thingType({
  key: 'planning-zone',
  title: { zh: '规划片区', en: 'Planning zone' },
  description: { zh: '规划确定的片区、城市更新片区', en: 'Area named by a plan, renewal areas included' },
  version: 1,
  geometry: 'area',
  fields: [
    choice(
      'role',
      { zh: '类别', en: 'Kind' },
      [
        ['plan-zone', '规划片区', 'Planning area'],
        ['renewal', '城市更新片区', 'Renewal area'],
        ['park', '园区', 'Park'],
      ],
      { source: OWN, privacy: 'public', filter: true },
    ),
    decimal('areaKm2', { zh: '面积', en: 'Area' }, { unit: { zh: 'km²', en: 'km²' }, privacy: 'public', scale: 4 }),
  ],
  sharing: 'unconditional',
  columns: ['role', 'areaKm2'],
})
