import type { DistrictData } from '@citybrain/contract/engines/district.ts'
import { CENSUS_2020, ENCYCLOPAEDIA, PUBLIC_MAP, STATISTICS_CODES } from './sources.ts'

export const IDENTITY = {
  code: '120104',
  name: { zh: '南开区', en: 'Nankai District' },
  fullName: { zh: '天津市南开区', en: 'Nankai District, Tianjin' },
  city: { code: '1201', name: { zh: '天津市', en: 'Tianjin' }, source: STATISTICS_CODES },
  centre: { position: [117.15776, 39.11937], source: PUBLIC_MAP },
  workCalendar: {
    timeZone: 'Asia/Shanghai',
    authority: {
      zh: '国务院办公厅每年发布的部分节假日安排通知（含调休上班日）',
      en: 'The yearly notices of the General Office of the State Council on holidays and make-up workdays',
    },
    library: 'chinese-days',
    source: {
      note: {
        zh: '最新通知以外的日期为暂定；区里另有规定的，由区里录入',
        en: 'Days beyond the newest notice are provisional; the district enters what it rules otherwise',
      },
      status: 'proposal',
    },
  },
  source: STATISTICS_CODES,
} satisfies Partial<DistrictData>

export const FACTS = [
  {
    id: 'area',
    name: { zh: '面积', en: 'Area' },
    value: '40.636',
    unit: '平方千米',
    asOf: null,
    source: ENCYCLOPAEDIA,
  },
  {
    id: 'boundary-area',
    name: { zh: '简化边界围成的面积', en: 'Area within the simplified boundary' },
    value: '40.9',
    unit: '平方千米',
    asOf: null,
    source: PUBLIC_MAP,
  },
  {
    id: 'residents',
    name: { zh: '常住人口', en: 'Residents' },
    value: '890422',
    unit: '人',
    asOf: '2020-11-01',
    source: CENSUS_2020,
  },
  {
    id: 'mean-temperature',
    name: { zh: '年平均气温', en: 'Mean temperature' },
    value: '12.3',
    unit: '摄氏度',
    asOf: null,
    source: ENCYCLOPAEDIA,
  },
] satisfies DistrictData['facts']
