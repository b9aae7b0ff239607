import type { FoundUnit } from './lexicon/units.ts'
import { isVerb } from './lexicon/verbs.ts'
import { FILTERED } from './lexicon/words.ts'

interface Unfiltered {
  readonly start: number
  readonly found: FoundUnit | undefined
}

/** «连续2次排名末位的», «连续3年»: who is meant, or what was, never an amount. */
function isRepeated(text: string, { start, found }: Unfiltered): boolean {
  return /^(?:次|年|个?月|季度|周|天)$/.test(found?.name ?? '') && text.slice(Math.max(0, start - 2), start) === '连续'
}

/** A size that only says which ones: «5亿元以上3户», «56人以上大班额12个», «500米站点覆盖率». */
function isClass(text: string, { found }: Unfiltered, word: string | undefined, after: number): boolean {
  const measure = found?.entry.measure
  const behind = text.slice(after, after + 14)
  if (word !== undefined && measure === 'money') return /^\d{1,5}[个家户项宗]/.test(behind)
  if (word !== undefined && measure === 'persons') return /^[一-龥]{2,8}\d/.test(behind) && !isVerb(behind.slice(0, 2))
  return (measure === 'length' || measure === 'level') && /^[一-龥]{0,8}(?:覆盖率|服务圈|生活圈|覆盖面)/.test(behind)
}

/** «5亿元以上项目», «30万千瓦以下机组», «60岁以上老人». */
export function isFilter(text: string, draft: Unfiltered, word: string | undefined, after: number): boolean {
  const behind = text.slice(after, after + 6)
  if (behind === '' || /^[，。；、！）]/.test(behind)) return false
  const counts = draft.found?.entry.counts ?? false
  const measure = draft.found?.entry.measure
  if (behind.startsWith('者') || isRepeated(text, draft)) return true
  if (isClass(text, draft, word, after)) return true
  if (measure === 'share') return word !== undefined && behind.startsWith('的')
  if (/^内(?:的)?[一-龥]/.test(behind) && (measure === 'length' || measure === 'level')) return true
  if (word !== undefined && !counts)
    return /^[的一-龥A-Za-z“]/.test(behind) && !/^[和及、与或，]/.test(behind) && !isVerb(behind.slice(0, 2))
  if (word === undefined && measure === 'level' && /^[一-龥]{2}/.test(behind))
    return (
      !isVerb(behind.slice(0, 2)) &&
      !/^(?:[和及与或的到至为]|提高|提升|增加|降低|下降|减少|缩短|压缩|延长)/.test(behind)
    )
  const unit = draft.found?.name ?? ''
  if (/元$/.test(unit) && word === undefined) return /^(?:级|[^，。；]{0,2}(?:项目|企业|产业))/.test(behind)
  if (unit === '人' || unit === '张')
    return word !== undefined && FILTERED.some((noun) => behind.startsWith(noun)) && /^(?:企业|单位|的)/.test(behind)
  return /^(?:千伏|级|制|期$)/.test(behind)
}
