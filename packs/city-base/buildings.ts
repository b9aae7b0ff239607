import { choice, date, decimal, flag, integer, money, text } from '@citybrain/contract/pack/field.ts'
import { link, thingType } from '@citybrain/contract/pack/thing.ts'
import { filled, INSIDE } from './quality.ts'
import { BUILDING_ECONOMY, LAND_LEDGER, LIFT_STEPS, OWN } from './sources.ts'

const SQUARE_METRES = { zh: 'm²', en: 'm²' }

export const BUILDING = thingType({
  key: 'building',
  title: { zh: '建筑（楼宇）', en: 'Building' },
  description: { zh: '单体建筑，含商务楼宇与住宅楼', en: 'One building: offices and dwellings alike' },
  version: 1,
  geometry: 'any',
  code: { title: { zh: '楼栋编码', en: 'Building code' }, kind: null, required: false },
  fields: [
    text('address', { zh: '地址', en: 'Address' }, { means: 'address', privacy: 'public' }),
    choice(
      'use',
      { zh: '用途', en: 'Use' },
      [
        ['office', '商务办公', 'Offices'],
        ['retail', '商业', 'Retail'],
        ['residential', '住宅', 'Dwellings'],
        ['industrial', '工业研发', 'Industry and research'],
        ['public', '公共服务', 'Public services'],
        ['mixed', '综合', 'Mixed'],
      ],
      { source: OWN, privacy: 'public', filter: true },
    ),
    integer(
      'storeys',
      { zh: '地上层数', en: 'Storeys above ground' },
      { privacy: 'public', min: 0, max: 200, filter: true, sort: true },
    ),
    integer(
      'builtYear',
      { zh: '建成年份', en: 'Built in' },
      { privacy: 'public', min: 1400, max: 2200, filter: true, sort: true },
    ),
    decimal(
      'floorAreaM2',
      { zh: '建筑面积', en: 'Floor area' },
      { unit: SQUARE_METRES, min: '0', filter: true, sort: true },
    ),
    decimal(
      'businessAreaM2',
      { zh: '可供租售商务面积', en: 'Business area for let or sale' },
      { unit: SQUARE_METRES, min: '0', source: BUILDING_ECONOMY, sort: true },
    ),
    decimal(
      'occupiedAreaM2',
      { zh: '已入驻面积', en: 'Occupied area' },
      { unit: SQUARE_METRES, min: '0', source: BUILDING_ECONOMY },
    ),
    money(
      'taxYuan',
      { zh: '年税收（全口径）', en: 'Tax in a year, all levels' },
      { source: BUILDING_ECONOMY, privacy: 'sensitive', sort: true },
    ),
    flag('dilapidated', { zh: '存在立面安全隐患', en: 'Façade hazard' }, { filter: true }),
    text('manager', { zh: '物业管理单位', en: 'Property manager' }, { maxLength: 100 }),
  ],
  links: [
    link('owner', { title: { zh: '权属单位', en: 'Owner' }, inverse: { zh: '拥有建筑', en: 'Owns' } }, ['enterprise'], {
      many: true,
    }),
    link('parcel', { title: { zh: '所在地块', en: 'On parcel' }, inverse: { zh: '地上建筑', en: 'Buildings' } }, [
      'parcel',
    ]),
  ],
  quality: [
    { key: 'located', title: { zh: '有位置', en: 'Has a position' }, check: 'located', weight: 3 },
    INSIDE,
    filled(50),
    { key: 'address', title: { zh: '有地址', en: 'Has an address' }, check: 'known', field: 'address', weight: 2 },
    {
      key: 'likelyStoreys',
      title: { zh: '层数在 1 到 80 之间', en: 'Has 1 to 80 storeys' },
      check: 'between',
      field: 'storeys',
      min: '1',
      max: '80',
      weight: 1,
    },
    {
      key: 'occupied',
      title: { zh: '入驻面积不超过商务面积', en: 'Not more occupied than there is' },
      check: 'not-below',
      field: 'businessAreaM2',
      other: 'occupiedAreaM2',
      weight: 2,
    },
  ],
  columns: ['use', 'address', 'floorAreaM2'],
})

export const PARCEL = thingType({
  key: 'parcel',
  title: { zh: '地块', en: 'Parcel' },
  description: { zh: '土地收储、出让台账中的地块', en: 'A parcel in the ledger of land reserve and sale' },
  version: 1,
  geometry: 'area',
  code: { title: { zh: '地块编号', en: 'Parcel number' }, kind: null, required: false },
  fields: [
    text('address', { zh: '坐落', en: 'Situation' }, { means: 'address', privacy: 'public' }),
    decimal(
      'areaM2',
      { zh: '用地面积', en: 'Area' },
      { unit: SQUARE_METRES, min: '0', privacy: 'public', filter: true, sort: true },
    ),
    text('landUse', { zh: '规划用途', en: 'Planned use' }, { privacy: 'public' }),
    decimal('plotRatio', { zh: '容积率', en: 'Plot ratio' }, { min: '0', max: '30', privacy: 'public' }),
    choice(
      'phase',
      { zh: '阶段', en: 'Phase' },
      [
        ['reserve', '收储（征收）', 'Being acquired'],
        ['cleared', '净地', 'Cleared'],
        ['listed', '挂牌', 'Listed'],
        ['sold', '成交', 'Sold'],
        ['handed-over', '交地', 'Handed over'],
        ['started', '开工', 'Works begun'],
        ['finished', '竣工', 'Finished'],
      ],
      {
        source: LAND_LEDGER,
        privacy: 'public',
        filter: true,
      },
    ),
    money('reserveCostYuan', { zh: '收储成本', en: 'Cost of acquiring' }, { privacy: 'sensitive' }),
    money('startPriceYuan', { zh: '起始价', en: 'Starting price' }),
    money('dealPriceYuan', { zh: '成交价', en: 'Price paid' }, { privacy: 'public', sort: true }),
    date('plannedSaleOn', { zh: '计划出让日期', en: 'Planned sale' }, { sort: true }),
    date('soldOn', { zh: '成交日期', en: 'Sold on' }, { privacy: 'public', filter: true, sort: true }),
  ],
  links: [
    link('buyer', { title: { zh: '受让人', en: 'Buyer' }, inverse: { zh: '受让地块', en: 'Parcels bought' } }, [
      'enterprise',
    ]),
  ],
  quality: [
    { key: 'area', title: { zh: '有面积', en: 'Its area is known' }, check: 'known', field: 'areaM2', weight: 3 },
    { key: 'located', title: { zh: '有边界', en: 'Has a boundary' }, check: 'located', weight: 3 },
    INSIDE,
  ],
  columns: ['phase', 'areaM2', 'plannedSaleOn'],
})

export const LIFT = thingType({
  key: 'lift',
  title: { zh: '电梯', en: 'Lift' },
  description: { zh: '在用及既有住宅加装的电梯', en: 'Lifts in use, and lifts being added to existing dwellings' },
  version: 1,
  geometry: 'point',
  code: { title: { zh: '使用登记证编号', en: 'Number of use registration' }, kind: null, required: false },
  fields: [
    text('address', { zh: '地址', en: 'Address' }, { means: 'address', privacy: 'public' }),
    flag('added', { zh: '既有住宅加装', en: 'Added to an existing building' }, { privacy: 'public', filter: true }),
    choice(
      'step',
      { zh: '加装进度', en: 'Step of adding' },
      [
        ['will', '意愿征集', 'Asking the owners'],
        ['vote', '表决', 'Vote'],
        ['design', '方案设计', 'Design'],
        ['notice', '公示', 'Public notice'],
        ['review', '联合审查', 'Joint review'],
        ['works', '施工', 'Works'],
        ['inspection', '监督检验', 'Inspection'],
        ['registered', '使用登记', 'Registered for use'],
        ['in-use', '交付使用', 'In use'],
      ],
      { source: LIFT_STEPS, privacy: 'public', filter: true },
    ),
    integer('stops', { zh: '层站数', en: 'Stops' }, { min: 2, max: 200 }),
    text('maintainer', { zh: '维保单位', en: 'Maintained by' }, { maxLength: 100 }),
    date('inspectedOn', { zh: '上次检验日期', en: 'Last inspected' }, { sort: true }),
    date('inspectBy', { zh: '下次检验日期', en: 'Inspect by' }, { filter: true, sort: true }),
  ],
  links: [
    link('building', { title: { zh: '所在建筑', en: 'In building' }, inverse: { zh: '电梯', en: 'Lifts' } }, [
      'building',
    ]),
  ],
  quality: [
    {
      key: 'inspected',
      title: { zh: '有检验日期', en: 'Its inspection is known' },
      check: 'known',
      field: 'inspectBy',
      weight: 3,
    },
    {
      key: 'inBuilding',
      title: { zh: '已关联所在建筑', en: 'Its building is known' },
      check: 'linked',
      link: 'building',
      weight: 2,
    },
    {
      key: 'buildingStands',
      title: { zh: '所在建筑未消亡', en: 'Its building is still there' },
      check: 'links-live',
      link: 'building',
      weight: 3,
    },
  ],
  columns: ['address', 'step', 'inspectBy'],
})
