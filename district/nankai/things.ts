import { type DistrictThing, districtThing } from '@citybrain/contract/engines/district-things.ts'
import { COMMUNITIES } from './communities.ts'
import { LANDMARKS, ZONES } from './landmarks.ts'
import { PLAN_2023 } from './sources.ts'
import { STREETS } from './streets.ts'

const streets = STREETS.map(({ code, name, source }) =>
  districtThing({
    ...{ key: code, type: 'street', name: name.zh, code, street: code, source },
    attributes: { areaKm2: null, residents: null },
  }),
)

const communities = COMMUNITIES.map(({ name, street, source }, place) =>
  districtThing({
    // The list has no codes: its own order is what tells one line from another.
    ...{ key: `community-${place + 1}`, type: 'community', name: `${name}社区`, aliases: [name], street, source },
    links: street === null ? [] : [{ link: 'inStreet', type: 'street', key: street }],
  }),
)

const landmarks = LANDMARKS.map(({ id, name, position, accuracyM, inside, source }) =>
  districtThing({
    ...{ key: id, type: 'landmark', name: name.zh, place: position, source },
    attributes: { accuracyM, inside },
  }),
)

/** Boundaries were not published: the district draws them. */
const zones = [
  ...ZONES.map(({ id, name, aliases, source }) =>
    districtThing({
      ...{ key: id, type: 'planning-zone', name: name.zh, aliases: [...aliases], source },
      attributes: { role: id === 'tiankai' ? 'park' : 'plan-zone', areaKm2: null },
    }),
  ),
  ...[
    ['tiantuo', '天拖片区'],
    ['xiyingmen', '西营门片区'],
    ['tiannan-daxi', '天南大西片区'],
  ].map(([key = '', name = '']) =>
    districtThing({
      ...{ key, type: 'planning-zone', name, department: 'housing-construction', source: PLAN_2023 },
      attributes: { role: 'renewal', areaKm2: null },
    }),
  ),
]

const buildings = [
  ['changrong-tower', '长荣大厦'],
  ['luneng-centre', '鲁能国际中心'],
  ['pinsuo', '品所'],
  ['jiuce-plaza', '九策城市广场'],
  ['shimao-city', '世贸城'],
].map(([key = '', name = '']) =>
  districtThing({
    ...{ key, type: 'building', name, department: 'commerce', source: PLAN_2023 },
    attributes: { use: null, floorAreaM2: null, businessAreaM2: null, occupiedAreaM2: null, taxYuan: null },
  }),
)

/** Areas and prices stand nowhere in the plan. “水厂南BC” is read as two parcels, which the plan leaves open. */
const parcels = [
  ['tcm-university', '中医药大学地块'],
  ['woollen-mill', '长江道工业用呢厂地块'],
  ['aerospace-supplies', '简阳路航天物资地块'],
  ['building-materials-school', '红旗南路（原建材学校）地块'],
  ['waterworks-south-b', '水厂南B地块'],
  ['waterworks-south-c', '水厂南C地块'],
].map(([key = '', name = '']) =>
  districtThing({
    ...{ key, type: 'parcel', name, department: 'natural-resources', source: PLAN_2023 },
    attributes: {
      areaM2: null,
      landUse: null,
      plotRatio: null,
      phase: null,
      startPriceYuan: null,
      dealPriceYuan: null,
    },
  }),
)

type Phase = 'idea' | 'reserve' | 'under-way' | null
type Sector = 'industry' | 'infrastructure' | 'livelihood' | 'renewal'

/** Phases as the plan's own words tell them: 谋划, 储备, 在建; else unknown. */
const PROJECTS: readonly (readonly [key: string, name: string, department: string, sector: Sector, phase: Phase])[] = [
  ['canal-drum-tower', '运河·鼓楼项目', 'culture-tourism', 'industry', 'idea'],
  ['yuhuang-ge-repair', '玉皇阁保护修缮', 'culture-tourism', 'livelihood', null],
  ['jd-experience-store', '京东线下超级体验店', 'commerce', 'industry', null],
  ['guwenhua-upgrade', '古文化街提升改造', 'culture-tourism', 'renewal', 'under-way'],
  ['smart-manufacturing-park', '智能制造产业园', 'industry-information', 'industry', 'reserve'],
  ['haihe-laboratory', '海河实验室大楼建设', 'science-technology', 'industry', null],
  ['waterworks-roads', '水厂南BC地块附近道路', 'natural-resources', 'infrastructure', null],
  ['metro-7', '地铁7号线', 'housing-construction', 'infrastructure', null],
  ['metro-8', '地铁8号线', 'housing-construction', 'infrastructure', null],
  ['metro-11', '地铁11号线', 'housing-construction', 'infrastructure', null],
  ['yuanzhong-north-road', '苑中北路等道路和配套管线工程', 'housing-construction', 'infrastructure', null],
  ['xinchuang-laboratory', '南开信创实验室', 'cyberspace', 'industry', null],
  ['tiantuo-school', '天拖地块新建学校', 'education', 'livelihood', null],
  ['zhanbeilou-school', '战备楼地块新建九年一贯制学校', 'education', 'livelihood', null],
  ['foreign-languages-kindergarten', '原外国语中学新建幼儿园', 'education', 'livelihood', null],
  ['liqizhuang-school', '原李七庄小学校舍复建', 'education', 'livelihood', null],
  ['preventive-medicine-centre', '区治未病中心建设', 'health', 'livelihood', null],
  ['changhong-sports-park', '长虹体育公园建设', 'sports', 'livelihood', null],
  ['dongmalu-basketball-park', '东马路篮球主题公园改造提升', 'sports', 'livelihood', null],
  ['fire-station-olympic', '奥体中心消防站', 'fire-rescue', 'livelihood', null],
  ['fire-station-fenshui', '汾水道消防站', 'fire-rescue', 'livelihood', null],
  ['old-communities-2', '老旧小区改造二期工程', 'housing-construction', 'renewal', null],
]

const UNSAID = {
  ...{ level: null, investmentYuan: null, yearPlanYuan: null, doneYuan: null },
  ...{ plannedStartOn: null, startedOn: null, plannedFinishOn: null, finishedOn: null },
}

const projects = PROJECTS.map(([key, name, department, sector, phase]) =>
  districtThing({
    ...{ key, type: 'project', name, department, source: PLAN_2023 },
    attributes: { ...UNSAID, sector, phase, named: true },
  }),
)

/** Objects that the district's sources name, with “unknown” wherever they give no figure. */
export const DISTRICT_THINGS: readonly DistrictThing[] = [
  ...[...streets, ...communities, ...landmarks, ...zones],
  ...[...buildings, ...parcels, ...projects],
]
