import { choice, code, date, decimal, flag, integer, money, text } from '@citybrain/contract/pack/field.ts'
import { link, thingType } from '@citybrain/contract/pack/thing.ts'
import { CODE_SOUND, filled, INSIDE } from './quality.ts'
import { CREDIT_CLASSES, GB_4754, GB_32100, LEDGER_33, SIZE_BANDS } from './sources.ts'

const SQUARE_METRES = { zh: 'm²', en: 'm²' }
const PERSONS = { zh: '人', en: 'people' }

export const ENTERPRISE = thingType({
  key: 'enterprise',
  title: { zh: '企业', en: 'Enterprise' },
  description: { zh: '企业、个体工商户和其他组织', en: 'Enterprises, sole traders and other organisations' },
  version: 1,
  geometry: 'point',
  code: { title: { zh: '统一社会信用代码', en: 'Unified social credit code' }, kind: 'uscc', required: false },
  fields: [
    text('address', { zh: '住所', en: 'Address' }, { means: 'address', privacy: 'public' }),
    code(
      'industry',
      { zh: '行业代码', en: 'Industry' },
      { kind: 'industry' },
      { source: GB_4754, privacy: 'public', filter: true },
    ),
    choice(
      'size',
      { zh: '规模', en: 'Size' },
      [
        ['large', '大型', 'Large'],
        ['medium', '中型', 'Medium'],
        ['small', '小型', 'Small'],
        ['micro', '微型', 'Micro'],
      ],
      { source: SIZE_BANDS, privacy: 'public', filter: true },
    ),
    choice(
      'creditClass',
      { zh: '信用风险分类', en: 'Credit-risk class' },
      [
        ['A', '信用风险低', 'Low'],
        ['B', '信用风险一般', 'Normal'],
        ['C', '信用风险较高', 'Raised'],
        ['D', '信用风险高', 'High'],
      ],
      { source: CREDIT_CLASSES, filter: true },
    ),
    choice(
      'titles',
      { zh: '资质称号', en: 'Titles' },
      [
        ['innovative-sme', '创新型中小企业', 'Innovative SME'],
        ['specialised-sme', '专精特新中小企业', 'Specialised and new SME'],
        ['little-giant', '专精特新“小巨人”', 'Little giant'],
        ['high-tech', '高新技术企业', 'High-technology enterprise'],
        ['tech-sme', '科技型中小企业', 'Technology SME'],
        ['young-eagle', '雏鹰企业', 'Young eagle'],
        ['gazelle', '瞪羚企业', 'Gazelle'],
        ['leader', '科技领军企业', 'Technology leader'],
      ],
      { privacy: 'public', filter: true, many: true },
    ),
    date(
      'registeredOn',
      { zh: '成立日期', en: 'Registered on' },
      { source: GB_32100, privacy: 'public', filter: true, sort: true },
    ),
    money('capitalYuan', { zh: '注册资本', en: 'Registered capital' }, { privacy: 'public', sort: true }),
    integer('staff', { zh: '从业人数', en: 'Staff' }, { unit: PERSONS, min: 0, filter: true, sort: true }),
    money('revenueYuan', { zh: '上年营业收入', en: 'Revenue of last year' }, { privacy: 'sensitive', sort: true }),
    money('taxYuan', { zh: '上年纳税额', en: 'Tax of last year' }, { privacy: 'sensitive', sort: true }),
    text('representative', { zh: '法定代表人', en: 'Legal representative' }, { means: 'person-name', maxLength: 60 }),
    text('phone', { zh: '联系电话', en: 'Telephone' }, { means: 'phone', privacy: 'sensitive', maxLength: 40 }),
  ],
  identifiers: ['phone'],
  links: [
    link(
      'tenantOf',
      { title: { zh: '入驻楼宇', en: 'Tenant of' }, inverse: { zh: '入驻企业', en: 'Tenants' } },
      ['building'],
      { many: true },
    ),
    link('parent', { title: { zh: '上级单位', en: 'Parent' }, inverse: { zh: '下属单位', en: 'Subsidiaries' } }, [
      'enterprise',
    ]),
  ],
  quality: [
    { key: 'coded', title: { zh: '有统一社会信用代码', en: 'Has its credit code' }, check: 'coded', weight: 5 },
    CODE_SOUND,
    INSIDE,
    filled(50),
    {
      key: 'industry',
      title: { zh: '有行业代码', en: 'Its industry is known' },
      check: 'known',
      field: 'industry',
      weight: 2,
    },
    { key: 'located', title: { zh: '有位置', en: 'Has a position' }, check: 'located', weight: 2 },
  ],
  columns: ['industry', 'size', 'address'],
})

export const PROJECT = thingType({
  key: 'project',
  title: { zh: '项目', en: 'Project' },
  description: {
    zh: '重点项目台账中的建设、产业、民生项目',
    en: 'A project of the ledger: works, industry, livelihood',
  },
  version: 1,
  geometry: 'any',
  code: { title: { zh: '投资项目统一代码', en: 'Project code' }, kind: 'project-code', required: false },
  fields: [
    choice(
      'level',
      { zh: '级别', en: 'Level' },
      [
        ['national', '国家重点', 'National'],
        ['city', '市重点', 'City'],
        ['district', '区重点', 'District'],
        ['other', '其他', 'Other'],
      ],
      { source: LEDGER_33, privacy: 'public', filter: true },
    ),
    choice(
      'sector',
      { zh: '类别', en: 'Kind' },
      [
        ['industry', '产业', 'Industry'],
        ['infrastructure', '基础设施', 'Infrastructure'],
        ['livelihood', '民生', 'Livelihood'],
        ['renewal', '城市更新', 'Renewal'],
      ],
      { source: LEDGER_33, privacy: 'public', filter: true },
    ),
    choice(
      'phase',
      { zh: '阶段', en: 'Phase' },
      [
        ['idea', '谋划', 'Idea'],
        ['reserve', '储备', 'Reserve'],
        ['preparation', '前期', 'Preparation'],
        ['started', '开工', 'Started'],
        ['under-way', '在建', 'Under way'],
        ['finished', '竣工', 'Finished'],
        ['effective', '投产达效', 'In effect'],
        ['paused', '暂停', 'Paused'],
        ['withdrawn', '退出', 'Withdrawn'],
      ],
      { source: LEDGER_33, privacy: 'public', filter: true },
    ),
    code(
      'industry',
      { zh: '行业代码', en: 'Industry' },
      { kind: 'industry' },
      { source: GB_4754, privacy: 'public', filter: true },
    ),
    text('address', { zh: '建设地点', en: 'Place' }, { means: 'address', privacy: 'public' }),
    text('content', { zh: '建设内容', en: 'Content' }, { privacy: 'public', maxLength: 2000 }),
    text('specialist', { zh: '服务专员', en: 'Project officer' }, { means: 'person-name', maxLength: 60 }),
    text('leader', { zh: '包联领导', en: 'Responsible leader' }, { means: 'person-name', maxLength: 60 }),
    money('investmentYuan', { zh: '总投资', en: 'Total investment' }, { source: LEDGER_33, filter: true, sort: true }),
    money(
      'yearPlanYuan',
      { zh: '年度计划投资', en: 'Planned investment of the year' },
      { source: LEDGER_33, sort: true },
    ),
    money('doneYuan', { zh: '累计完成投资', en: 'Investment done so far' }, { source: LEDGER_33, sort: true }),
    decimal('newAreaM2', { zh: '新开工面积', en: 'Area started' }, { unit: SQUARE_METRES, min: '0' }),
    decimal('completedAreaM2', { zh: '竣工面积', en: 'Area completed' }, { unit: SQUARE_METRES, min: '0' }),
    date(
      'plannedStartOn',
      { zh: '计划开工日期', en: 'Planned start' },
      { privacy: 'public', filter: true, sort: true },
    ),
    date('startedOn', { zh: '实际开工日期', en: 'Started on' }, { privacy: 'public', sort: true }),
    date(
      'plannedFinishOn',
      { zh: '计划竣工日期', en: 'Planned finish' },
      { privacy: 'public', filter: true, sort: true },
    ),
    date('finishedOn', { zh: '实际竣工日期', en: 'Finished on' }, { privacy: 'public', sort: true }),
    flag('named', { zh: '计划文本点名', en: 'Named in the plan' }, { privacy: 'public', filter: true }),
  ],
  links: [
    link('owner', { title: { zh: '建设单位', en: 'Owner' }, inverse: { zh: '建设项目', en: 'Projects' } }, [
      'enterprise',
    ]),
    link(
      'parcel',
      { title: { zh: '用地', en: 'On parcel' }, inverse: { zh: '地上项目', en: 'Projects' } },
      ['parcel'],
      { many: true },
    ),
    link(
      'zone',
      { title: { zh: '所属片区', en: 'In zone' }, inverse: { zh: '片区项目', en: 'Projects' } },
      ['planning-zone'],
      { many: true },
    ),
    link(
      'produces',
      { title: { zh: '建成对象', en: 'Builds' }, inverse: { zh: '由项目建成', en: 'Built by' } },
      ['building', 'facility', 'lift'],
      { many: true },
    ),
  ],
  quality: [
    { key: 'coded', title: { zh: '有项目代码', en: 'Has its code' }, check: 'coded', weight: 4 },
    CODE_SOUND,
    INSIDE,
    { key: 'phase', title: { zh: '有阶段', en: 'Its phase is known' }, check: 'known', field: 'phase', weight: 3 },
    {
      key: 'investment',
      title: { zh: '有总投资', en: 'Its investment is known' },
      check: 'known',
      field: 'investmentYuan',
      weight: 3,
    },
    { key: 'fresh', title: { zh: '一月内有更新', en: 'Updated within a month' }, check: 'fresh', days: 31, weight: 2 },
    {
      key: 'dates',
      title: { zh: '竣工不早于开工', en: 'Not finished before it started' },
      check: 'not-below',
      field: 'finishedOn',
      other: 'startedOn',
      weight: 2,
    },
  ],
  columns: ['phase', 'level', 'sector', 'investmentYuan'],
})
