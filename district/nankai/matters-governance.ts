import { matters } from './matter-table.ts'
import { DISTRICT_WIDE_PROPOSAL, DUTIES_RECALLED } from './sources.ts'

export const GOVERNANCE_MATTERS = matters(
  {
    'party-building': {
      zh: '党建引领',
      en: 'party building',
      words: '党建 党群服务中心',
      lead: 'organization',
      with: 'civil-affairs',
      allStreets: true,
    },
    grid: {
      zh: '网格化',
      en: 'the grid',
      words: '网格化 便民事项',
      lead: 'grid-management',
      with: 'political-legal government-services',
      allStreets: true,
    },
    'work-safety': {
      zh: '安全生产',
      en: 'work safety',
      words: '安全生产 安全监管 安全事故 危险化学品',
      lead: 'emergency-management',
      with: 'housing-construction city-management fire-rescue',
      allStreets: true,
    },
    emergency: {
      zh: '应急管理',
      en: 'emergency management',
      words: '应急服务站 应急管理',
      lead: 'emergency-management',
      with: 'fire-rescue',
      allStreets: true,
    },
    'fire-stations': {
      zh: '消防站',
      en: 'fire stations',
      words: '消防站',
      lead: 'fire-rescue',
      with: 'housing-construction natural-resources',
    },
    'public-order': {
      zh: '社会治安',
      en: 'public order',
      words: '治安防控 违法犯罪',
      lead: 'public-security',
      with: 'political-legal',
    },
    stability: {
      zh: '社会稳定',
      en: 'stability',
      words: '扫黑除恶 社会和谐稳定 信访',
      lead: 'political-legal',
      with: 'public-security petitions',
      allStreets: true,
    },
  },
  DUTIES_RECALLED,
)

export const DISTRICT_WIDE_MATTERS = matters(
  {
    'district-wide': {
      zh: '全区性统筹工作',
      en: 'work of the whole district',
      words: '疫情防控 重大风险 稳增长 稳物价 扩大内需 供给侧结构性改革 创新南开 宜居宜业 走在前列',
      lead: 'government-office',
      with: 'development-reform',
    },
  },
  DISTRICT_WIDE_PROPOSAL,
)
