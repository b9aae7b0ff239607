import { choice, code, date, decimal, text } from '@citybrain/contract/pack/field.ts'
import { link, thingType } from '@citybrain/contract/pack/thing.ts'
import { CODE_SOUND, INSIDE } from './quality.ts'
import { COMPONENT_RECORD, COMPONENT_STATES, OWN } from './sources.ts'

export const FACILITY = thingType({
  key: 'facility',
  title: { zh: '部件（城市设施）', en: 'Component' },
  description: {
    zh: '城市管理部件：井盖、路灯、公厕、行道树等',
    en: 'Component of city management: manhole covers, lamps, toilets, trees',
  },
  version: 1,
  geometry: 'any',
  code: { title: { zh: '部件标识码', en: 'Component code' }, kind: 'component', required: false },
  fields: [
    code(
      'class',
      { zh: '部件类别', en: 'Class' },
      { table: 'component-classes' },
      { source: COMPONENT_RECORD, privacy: 'public', required: true, filter: true },
    ),
    choice(
      'condition',
      { zh: '状态', en: 'Condition' },
      [
        ['intact', '完好', 'Intact'],
        ['damaged', '破损', 'Damaged'],
        ['missing', '丢失', 'Missing'],
        ['abandoned', '废弃', 'Abandoned'],
      ],
      { source: COMPONENT_STATES, privacy: 'public', filter: true },
    ),
    text(
      'address',
      { zh: '位置描述', en: 'Where it stands' },
      { means: 'address', source: COMPONENT_RECORD, privacy: 'public' },
    ),
    text('authority', { zh: '主管部门', en: 'Authority' }, { source: COMPONENT_RECORD, maxLength: 100 }),
    text('owner', { zh: '权属单位', en: 'Owner' }, { source: COMPONENT_RECORD, maxLength: 100 }),
    text('keeper', { zh: '养护单位', en: 'Kept by' }, { source: COMPONENT_RECORD, maxLength: 100, filter: true }),
    text('material', { zh: '材质', en: 'Material' }, { source: COMPONENT_RECORD, maxLength: 60 }),
    text('shape', { zh: '形态', en: 'Shape' }, { source: COMPONENT_RECORD, maxLength: 60 }),
    date('surveyedOn', { zh: '初始日期', en: 'Surveyed on' }, { source: COMPONENT_RECORD, sort: true }),
    choice(
      'origin',
      { zh: '数据来源', en: 'Data from' },
      [
        ['survey', '实测', 'Survey'],
        ['map', '地形图', 'Topographic map'],
        ['other', '其他', 'Other'],
      ],
      { source: COMPONENT_RECORD },
    ),
    text('note', { zh: '备注', en: 'Note' }, { source: COMPONENT_RECORD, maxLength: 400 }),
  ],
  links: [
    link('building', { title: { zh: '所在建筑', en: 'At building' }, inverse: { zh: '附属设施', en: 'Facilities' } }, [
      'building',
    ]),
  ],
  quality: [
    { key: 'coded', title: { zh: '有部件标识码', en: 'Has its code' }, check: 'coded', weight: 4 },
    CODE_SOUND,
    INSIDE,
    { key: 'located', title: { zh: '有位置', en: 'Has a position' }, check: 'located', weight: 4 },
    {
      key: 'keeper',
      title: { zh: '有养护单位', en: 'Its keeper is known' },
      check: 'known',
      field: 'keeper',
      weight: 2,
    },
  ],
  columns: ['class', 'condition', 'address'],
})

export const STATION = thingType({
  key: 'station',
  title: { zh: '监测站点', en: 'Monitoring station' },
  description: {
    zh: '空气、水、噪声等监测站点与感知设备',
    en: 'Stations and devices that observe air, water, noise and the like',
  },
  version: 1,
  geometry: 'point',
  code: { title: { zh: '站点编码', en: 'Station code' }, kind: null, required: false },
  fields: [
    choice(
      'observes',
      { zh: '监测对象', en: 'Observes' },
      [
        ['air', '空气', 'Air'],
        ['water', '地表水', 'Surface water'],
        ['noise', '噪声', 'Noise'],
        ['weather', '气象', 'Weather'],
        ['ponding', '积水', 'Ponding'],
        ['gas', '燃气', 'Gas'],
        ['structure', '结构安全', 'Structures'],
        ['traffic', '客流车流', 'People and vehicles'],
        ['other', '其他', 'Other'],
      ],
      { source: OWN, privacy: 'public', filter: true, many: true },
    ),
    choice(
      'level',
      { zh: '级别', en: 'Level' },
      [
        ['national', '国控', 'National'],
        ['city', '市控', 'City'],
        ['district', '区控', 'District'],
        ['street', '街道', 'Street'],
      ],
      { source: OWN, privacy: 'public', filter: true },
    ),
    text('address', { zh: '位置', en: 'Where it stands' }, { means: 'address', privacy: 'public' }),
    decimal('heightM', { zh: '离地高度', en: 'Height above ground' }, { unit: { zh: 'm', en: 'm' } }),
    date('inServiceOn', { zh: '启用日期', en: 'In service since' }, { sort: true }),
    text('operator', { zh: '运维单位', en: 'Operated by' }, { maxLength: 100 }),
  ],
  quality: [{ key: 'located', title: { zh: '有位置', en: 'Has a position' }, check: 'located', weight: 5 }, INSIDE],
  columns: ['observes', 'level', 'address'],
})
