import { workingDays } from '@citybrain/contract/pack/case-build.ts'
import { choice, decimal, text } from '@citybrain/contract/pack/field.ts'
import { OWN } from '../sources.ts'
import { inspection } from './inspection.ts'

/** 绿化养护检查: of a plot of the green land’s ledger. */
export const GREENERY_INSPECTION = inspection({
  key: 'greenery-inspection',
  title: { zh: '绿化养护检查', en: 'Greenery inspection' },
  description: {
    zh: '对绿地、行道树养护质量的评分检查与整改',
    en: 'Scores the care of green land and street trees, and has it put right',
  },
  prefix: 'LH',
  about: ['facility'],
  of: [
    text('plot', { zh: '绿地（路段）名称', en: 'Green land or road' }, { source: OWN, maxLength: 120, search: true }),
    text('keeper', { zh: '养护单位', en: 'Kept by' }, { source: OWN, maxLength: 100, search: true }),
    choice(
      'careGrade',
      { zh: '养护等级', en: 'Grade of care' },
      [
        ['first', '一级', 'First'],
        ['second', '二级', 'Second'],
        ['third', '三级', 'Third'],
      ],
      { source: OWN, filter: true },
    ),
    decimal('areaM2', { zh: '检查面积', en: 'Area' }, { source: OWN, min: '0', unit: { zh: 'm²', en: 'm²' } }),
  ],
  lines: [
    ['growth', '植物长势', 'Growth', 25],
    ['pruning', '修剪整形', 'Pruning', 15],
    ['gaps', '缺株与裸露土地', 'Gaps and bare soil', 20],
    ['pests', '病虫害防治', 'Pests and diseases', 15],
    ['litter', '绿地保洁', 'Litter', 15],
    ['fittings', '树穴、护栏与设施', 'Tree pits, fences, fittings', 10],
  ],
  rectifyWithin: workingDays(5),
})
