import { workingHours } from '@citybrain/contract/pack/case-build.ts'
import { choice, flag, text } from '@citybrain/contract/pack/field.ts'
import { OWN } from '../sources.ts'
import { inspection } from './inspection.ts'

/** 环卫作业检查: one operator for the whole district, so the sheet says whose area it is and whether it is in the contract. */
export const SANITATION_INSPECTION = inspection({
  key: 'sanitation-inspection',
  title: { zh: '环卫作业检查', en: 'Sanitation inspection' },
  description: {
    zh: '对环卫一体化作业区域的清扫保洁、收集设施、公厕作业评分检查',
    en: 'Scores sweeping, collection and public toilets in the areas of the integrated operator',
  },
  prefix: 'HW',
  of: [
    text('area', { zh: '作业路段（区域）', en: 'Road or area' }, { source: OWN, maxLength: 120, search: true }),
    text('operator', { zh: '作业单位', en: 'Operator' }, { source: OWN, maxLength: 100, search: true }),
    choice(
      'roadGrade',
      { zh: '道路清扫等级', en: 'Grade of the road' },
      [
        ['first', '一级', 'First'],
        ['second', '二级', 'Second'],
        ['third', '三级', 'Third'],
        ['lane', '里巷', 'Lane'],
      ],
      { source: OWN, filter: true },
    ),
    flag('integrated', { zh: '已纳入环卫一体化', en: 'In the integrated contract' }, { source: OWN, filter: true }),
  ],
  lines: [
    ['sweeping', '路面清扫保洁', 'Sweeping', 30],
    ['gutters', '边沟与收水井口', 'Gutters and gratings', 15],
    ['bins', '果皮箱、垃圾桶', 'Bins', 15],
    ['collection', '垃圾收集清运', 'Collection', 15],
    ['toilets', '公共厕所', 'Public toilets', 15],
    ['workers', '作业规范与安全', 'Conduct and safety at work', 10],
  ],
  rectifyWithin: workingHours(4),
})
