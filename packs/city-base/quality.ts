import type { QualityRule } from '@citybrain/contract/pack/thing.ts'

/** Rules that several types share; their weights are the project's own choice. */
export const INSIDE: QualityRule = {
  key: 'inside',
  title: { zh: '位置在本区内', en: 'Lies within the district' },
  check: 'inside',
  weight: 3,
}

export const CODE_SOUND: QualityRule = {
  key: 'codeSound',
  title: { zh: '编码有效', en: 'Its code is sound' },
  check: 'code-sound',
  weight: 5,
}

/** At least so many per cent of the fields are filled in. */
export const filled = (percent: number): QualityRule => ({
  key: 'filled',
  title: { zh: `字段填写不低于 ${percent}%`, en: `At least ${percent}% of its fields are known` },
  check: 'filled',
  percent,
  weight: 1,
})
