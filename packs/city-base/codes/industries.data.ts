import { type CodeTable, entry } from '@citybrain/contract/pack/code-table.ts'

const SECTIONS: CodeTable['entries'] = [
  entry('A', '农、林、牧、渔业', 'Agriculture, forestry, animal husbandry and fishery'),
  entry('B', '采矿业', 'Mining'),
  entry('C', '制造业', 'Manufacturing'),
  entry('D', '电力、热力、燃气及水生产和供应业', 'Production and supply of electricity, heat, gas and water'),
  entry('E', '建筑业', 'Construction'),
  entry('F', '批发和零售业', 'Wholesale and retail trade'),
  entry('G', '交通运输、仓储和邮政业', 'Transport, storage and post'),
  entry('H', '住宿和餐饮业', 'Accommodation and catering'),
  entry('I', '信息传输、软件和信息技术服务业', 'Information transmission, software and information technology'),
  entry('J', '金融业', 'Finance'),
  entry('K', '房地产业', 'Real estate'),
  entry('L', '租赁和商务服务业', 'Leasing and business services'),
  entry('M', '科学研究和技术服务业', 'Scientific research and technical services'),
  entry('N', '水利、环境和公共设施管理业', 'Water, environment and public facilities'),
  entry('O', '居民服务、修理和其他服务业', 'Services to households, repair and other services'),
  entry('P', '教育', 'Education'),
  entry('Q', '卫生和社会工作', 'Health and social work'),
  entry('R', '文化、体育和娱乐业', 'Culture, sports and entertainment'),
  entry('S', '公共管理、社会保障和社会组织', 'Public administration, social security and social organisations'),
  entry('T', '国际组织', 'International organisations'),
]

export const INDUSTRY_SECTIONS: CodeTable = {
  key: 'industry-sections',
  title: { zh: '国民经济行业门类', en: 'Sections of the classification of industries' },
  basis: 'GB/T 4754-2017',
  source: {
    zh: '二十个门类已核对；大、中、小类名称未离线收录',
    en: 'The twenty sections were looked up; names of divisions, groups and classes are not held offline',
  },
  known: 'verified',
  effectiveFrom: '2017-10-01',
  effectiveTo: null,
  complete: true,
  entries: SECTIONS,
}

/** Division → the title is that of the section it lies in; the numbers are all that is remembered of them. */
const LAST_DIVISIONS = { A: 5, B: 12, C: 43, D: 46, E: 50, F: 52, G: 60, H: 62, I: 65, J: 69, K: 70, L: 72, M: 75 }
const LATER_DIVISIONS = { N: 79, O: 82, P: 83, Q: 85, R: 90, S: 96, T: 97 }

/** `C39` for each of the 97 divisions: which section letter goes with which two digits. */
export const INDUSTRY_DIVISIONS: CodeTable = {
  key: 'industry-divisions',
  title: { zh: '国民经济行业大类与门类的对应', en: 'Which division lies in which section' },
  basis: 'GB/T 4754-2017',
  source: {
    zh: '凭记忆，待核；名称列为所属门类',
    en: 'From memory, to be confirmed; titled by the section it lies in',
  },
  known: 'from-memory',
  effectiveFrom: '2017-10-01',
  effectiveTo: null,
  complete: false,
  entries: Object.entries({ ...LAST_DIVISIONS, ...LATER_DIVISIONS }).flatMap(([letter, last], at, all) => {
    const first = (all[at - 1]?.[1] ?? 0) + 1
    const title = SECTIONS.find(({ code }) => code === letter)?.title ?? { zh: letter, en: letter }
    return Array.from({ length: last - first + 1 }, (_, step) => ({
      code: `${letter}${String(first + step).padStart(2, '0')}`,
      title,
    }))
  }),
}
