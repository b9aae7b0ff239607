import { CODE_DIGITS, type RegionKind } from '@citybrain/contract/engines/region.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const KIND_WORDS = {
  district: { zh: '区', en: 'district' },
  street: { zh: '街道', en: 'street' },
  community: { zh: '社区', en: 'community' },
  grid: { zh: '单元网格', en: 'unit grid cell' },
  zone: { zh: '片区', en: 'zone' },
} as const satisfies Record<RegionKind, { zh: string; en: string }>

export const badCode = (kind: RegionKind, code: string) => {
  const digits = CODE_DIGITS[kind]
  return new Refusal(
    'Invalid',
    'space.bad-code',
    {
      zh: `编码 ${code} 不是${KIND_WORDS[kind].zh}的编码：${digits === null ? '片区不编码' : `应为 ${digits} 位数字，不得以全 0 结尾`}。请核对。`,
      en: `${code} is no code of a ${KIND_WORDS[kind].en}: ${digits === null ? 'zones have none' : `expected ${digits} digits, the last three not all 0`}. Check it.`,
    },
    { kind, code },
  )
}

export const badPrefix = (code: string, prefix: string) =>
  new Refusal(
    'Invalid',
    'space.bad-code',
    {
      zh: `编码 ${code} 应以上级编码 ${prefix} 开头。请核对编码或上级区域。`,
      en: `The code ${code} should begin with ${prefix}, the code above it. Check the code or the region it lies in.`,
    },
    { code, prefix },
  )

export const badParent = (kind: RegionKind, parent: RegionKind | null) =>
  new Refusal('Invalid', 'space.bad-parent', {
    zh: `${KIND_WORDS[kind].zh}不能设在${parent === null ? '不存在或已撤销的区域' : KIND_WORDS[parent].zh}之下。请另选上级区域。`,
    en: `A ${KIND_WORDS[kind].en} cannot lie in a ${parent === null ? 'region that does not exist or has ended' : KIND_WORDS[parent].en}. Choose another one.`,
  })

export const badValidity = (zh: string, en: string) => new Refusal('Invalid', 'space.bad-validity', { zh, en })
