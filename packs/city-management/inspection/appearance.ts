import { workingDays } from '@citybrain/contract/pack/case-build.ts'
import { choice, text } from '@citybrain/contract/pack/field.ts'
import { OWN } from '../sources.ts'
import { inspection } from './inspection.ts'

/** 市容巡查评分. */
export const APPEARANCE_PATROL = inspection({
  key: 'appearance-patrol',
  title: { zh: '市容巡查评分', en: 'City appearance patrol' },
  description: {
    zh: '对街面、立面、广告牌匾、停放秩序等市容环境的巡查评分与整治',
    en: 'Scores streets, façades, signs and parking, and has them put right',
  },
  prefix: 'SR',
  of: [
    text('stretch', { zh: '巡查路段', en: 'Stretch' }, { source: OWN, maxLength: 120, search: true }),
    text('campaign', { zh: '所属整治行动', en: 'Campaign' }, { source: OWN, maxLength: 100, search: true }),
    choice(
      'keyPlace',
      { zh: '重点部位', en: 'Kind of place' },
      [
        ['mainRoad', '主干道路', 'Main road'],
        ['station', '车站周边', 'Around a station'],
        ['school', '学校周边', 'Around a school'],
        ['hospital', '医院周边', 'Around a hospital'],
        ['market', '商场市场周边', 'Around a market'],
        ['scenic', '景区周边', 'Around sights'],
        ['housing', '居住区周边', 'Around housing'],
      ],
      { source: OWN, filter: true },
    ),
  ],
  lines: [
    ['facades', '沿街立面整洁', 'Façades', 20],
    ['signs', '户外广告与牌匾', 'Advertising and signs', 20],
    ['trading', '占道、店外经营', 'Trading in the street', 20],
    ['parking', '车辆停放秩序', 'Parking', 15],
    ['stickers', '非法小广告', 'Illegal stickers', 15],
    ['cables', '架空线缆与杆体', 'Cables and poles', 10],
  ],
  rectifyWithin: workingDays(2),
})
