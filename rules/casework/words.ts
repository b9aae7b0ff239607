import { ROLES } from '@citybrain/contract/engines/roles.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType, Request } from '@citybrain/contract/pack/case-type.ts'
import type { By } from '@citybrain/contract/pack/flow.ts'

export const REQUEST_WORDS = {
  extension: { zh: '延期', en: 'an extension' },
  suspension: { zh: '挂账', en: 'a suspension' },
} as const satisfies Record<Request['key'], Words>

const REACH: Record<Extract<By, { kind: 'role' }>['of'], Words> = {
  district: { zh: '', en: '' },
  street: { zh: '案件所在街道的', en: ' of the case’s street' },
  department: { zh: '承办单位的', en: ' of the department that has the step' },
}

/** Who is meant, in words. */
export function wordsOfBy(type: CaseType, by: By): Words {
  if (by.kind === 'reporter') return { zh: '报告人', en: 'whoever reported it' }
  if (by.kind === 'same') {
    const title = type.steps.find(({ key }) => key === by.step)?.title
    return { zh: `原“${title?.zh}”经办人`, en: `whoever did “${title?.en}”` }
  }
  const title = ROLES.find(({ key }) => key === by.role)?.title
  const article = /^[aeiou]/i.test(title?.en ?? '') ? 'an' : 'a'
  return { zh: `${REACH[by.of].zh}${title?.zh}`, en: `${article} ${title?.en}${REACH[by.of].en}` }
}

const CHINA_AHEAD_MS = 8 * 3_600_000

/** `2023-10-07 14:30`, in China's time. */
export const wordsOfInstant = (instant: Instant): string =>
  new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString().slice(0, 16).replace('T', ' ')
