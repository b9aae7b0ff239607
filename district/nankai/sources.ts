import type { Source } from '@citybrain/contract/kernel/source.ts'

export const STATISTICS_CODES = {
  note: {
    zh: '国家统计用区划代码，数据截至2022-10-31（经 modood/Administrative-divisions-of-China 转录，WTFPL）',
    en: 'National statistical codes, data to 2022-10-31 (as carried by modood/Administrative-divisions-of-China, WTFPL)',
  },
  status: 'verified',
} as const satisfies Source

export const PUBLIC_MAP = {
  note: {
    zh: '由公开地图数据（GCJ-02）换算为 WGS84 并化简，误差约100米，不具法律效力',
    en: 'Derived from a public map file (GCJ-02), converted to WGS 84 and simplified to about 100 m; no legal standing',
  },
  status: 'derived',
} as const satisfies Source

export const LANDMARKS_RECALLED = {
  note: {
    zh: '凭记忆录入，误差约300米，使用前须对照地图核实',
    en: 'From memory, good to about 300 m; check against a map before use',
  },
  status: 'from-memory',
} as const satisfies Source

export const COMMUNITIES_2017 = {
  note: {
    zh: '2017年非官方名单，可能已合并或更名，仅作样例名称',
    en: 'Unofficial list of 2017; communities may have merged or been renamed, sample names only',
  },
  status: 'verified',
} as const satisfies Source

export const REFORM_2018 = {
  note: {
    zh: '2018—2019年机构改革后的名称，凭记忆录入，待区里确认',
    en: 'Names since the reform of 2018–2019, from memory, to be confirmed by the district',
  },
  status: 'from-memory',
} as const satisfies Source

export const NAMES_2017 = {
  note: {
    zh: '2017年公开资料中的名称，现名称和职责待区里确认',
    en: 'Name published in 2017; present name and duties to be confirmed by the district',
  },
  status: 'verified',
} as const satisfies Source

export const STREET_OFFICES = {
  note: {
    zh: '街道名称见国家统计用区划代码，办事处全称按通行写法拟定',
    en: 'Street names from the national statistical codes; the full form of the office follows common usage',
  },
  status: 'derived',
} as const satisfies Source

export const DUTIES_RECALLED = {
  note: {
    zh: '按机构通常职责推断的牵头单位，凭记忆录入，待区里确认',
    en: 'Likely lead by the usual duties of such bodies, from memory, to be confirmed by the district',
  },
  status: 'from-memory',
} as const satisfies Source

export const DISTRICT_WIDE_PROPOSAL = {
  note: {
    zh: '全区性工作没有单一牵头单位，建议由区政府办公室统筹，待区里确认',
    en: 'Work of the whole district has no single lead; the government office is proposed to co-ordinate',
  },
  status: 'proposal',
} as const satisfies Source

export const PLAN_2023 = {
  note: {
    zh: '南开区2023年国民经济和社会发展计划（2023-01-17公开）；名称见计划，边界和分类未公布',
    en: "Nankai's plan for 2023 (published 2023-01-17); names are in the plan, boundaries and classes are not published",
  },
  status: 'verified',
} as const satisfies Source

export const ENCYCLOPAEDIA = {
  note: { zh: '多种百科资料一致', en: 'Several encyclopaedia pages agree' },
  status: 'verified',
} as const satisfies Source

export const CENSUS_2020 = {
  note: { zh: '第七次全国人口普查，凭记忆录入', en: 'Seventh national census, from memory' },
  status: 'from-memory',
} as const satisfies Source
