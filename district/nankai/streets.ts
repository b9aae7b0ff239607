import type { DistrictData } from '@citybrain/contract/engines/district.ts'
import { STATISTICS_CODES } from './sources.ts'

/** Codes of national statistics; the map provider AMap numbers the same streets otherwise, never mix the two. */
const NAMES = [
  ['120104001', '长虹街道', 'Changhong Street'],
  ['120104002', '鼓楼街道', 'Gulou Street'],
  ['120104003', '兴南街道', 'Xingnan Street'],
  ['120104004', '广开街道', 'Guangkai Street'],
  ['120104005', '万兴街道', 'Wanxing Street'],
  ['120104006', '学府街道', 'Xuefu Street'],
  ['120104007', '向阳路街道', 'Xiangyanglu Street'],
  ['120104008', '嘉陵道街道', 'Jialingdao Street'],
  ['120104009', '王顶堤街道', 'Wangdingdi Street'],
  ['120104010', '水上公园街道', 'Shuishang Gongyuan Street'],
  ['120104011', '体育中心街道', 'Tiyu Zhongxin Street'],
  ['120104012', '华苑街道', 'Huayuan Street'],
] as const

export const STREETS = NAMES.map(([code, zh, en]) => ({
  code,
  name: { zh, en },
  source: STATISTICS_CODES,
})) satisfies DistrictData['streets']
