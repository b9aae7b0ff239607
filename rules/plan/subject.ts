import type { Piece, Subject } from './draft.ts'
import { isSharedHead, lastHead, sharedTail } from './lexicon/statistics.ts'

const SEPARATOR = /、|和|及|以及|与/
const OWN_HEAD =
  /(?:率|比重|占比|比例|产量|增加值|收入|支出|总额|指数|强度|浓度|投资|指标|排放|面积|水平|总值|人数|数量|床位|消费|进出口|出口|进口|税收|存款|贷款|利润|产值|学位|床位|车位|泊位|起数|人数|件数|户数|次数|家数|个数|能耗|电耗|水耗|物耗|用水量|用电量|排放量|消费量|价格|产能|装机|出栏|存栏)$/

/** Splits a list of names at 、 和 及 与, keeping brackets and quotes whole. */
export function splitNames(text: string, start: number, end: number): [number, number][] {
  const parts: [number, number][] = []
  let depth = 0
  let from = start
  for (let at = start; at < end; at += 1) {
    const char = text.charAt(at)
    if ('（“《['.includes(char)) depth += 1
    if ('）”》]'.includes(char)) depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    const found = SEPARATOR.exec(text.slice(at, at + 2))
    if (found === null || found.index !== 0 || isInsideName(text, at, from, end)) continue
    const length = text.startsWith('以及', at) ? 2 : 1
    if (at > from) parts.push([from, at])
    from = at + length
    at += length - 1
  }
  if (end > from) parts.push([from, end])
  return parts
}

/** 和谐, 参与, 普及, 及时: characters of words that only look like connectives. */
function isInsideName(text: string, at: number, from: number, end: number): boolean {
  const char = text.charAt(at)
  const before = text.charAt(at - 1)
  const next = text.charAt(at + 1)
  if (char === '和') return '谐平睦解气美'.includes(next) || '共温饱总'.includes(before) || at === from || at + 1 >= end
  if (char === '及') return '普涉危以波'.includes(before) || '时格其'.includes(next) || at === from || at + 1 >= end
  if (char === '与') return '参给'.includes(before) || '会'.includes(next) || at === from || at + 1 >= end
  return false
}

/** What a pair of short names stands for: 城乡 → 城镇, 农村; 一二三产 → 第一产业 …. */
function expanded(words: string): { names: string[]; length: number } | undefined {
  const found = /^(?:全[省市区县])?(城乡|城、乡|城和乡|一二三产业?|一、二、三产业?|第?一、二、三产业|二三产业?)/.exec(
    words,
  )
  if (found === null) return undefined
  const key = found[1] ?? ''
  const length = found[0].length
  if (key.startsWith('城')) return { names: ['城镇', '农村'], length }
  if (key.startsWith('二')) return { names: ['第二产业', '第三产业'], length }
  return { names: ['第一产业', '第二产业', '第三产业'], length }
}

/** The subjects that 分别, 均 or 各 pairs with its values. */
export function pairedSubjects(text: string, start: number, end: number): Subject[] {
  const words = text.slice(start, end)
  const compound = expanded(words)
  if (compound !== undefined) {
    const rest: Piece = [start + compound.length, end]
    return compound.names.map((name) => [name, rest])
  }
  const parts = splitNames(text, start, end)
  const rates = sharedRates(text, parts)
  if (rates !== undefined) return rates
  const last = parts.at(-1)
  if (last === undefined || parts.length < 2) return [[[start, end]]]
  const tailLength = sharedTail(text.slice(last[0], last[1])).length
  const tail: [number, number] = [last[1] - tailLength, last[1]]
  return parts.map((part, index) => {
    const name = text.slice(part[0], part[1])
    const first = parts[0]
    if (index > 0 && first !== undefined && isSharedHead(name)) {
      const own = lastHead(text.slice(first[0], first[1])).length
      if (own > 0) return [[first[0], first[1] - own], part]
    }
    if (index === parts.length - 1) return fullName(text, part)
    const short = shortName(name)
    if (tailLength === 0 || OWN_HEAD.test(name) || name.endsWith(text.slice(...tail))) return [part]
    return [short ?? part, tail]
  })
}

const BARE_RATE = /^[一-龥]{2}率$/

/** «项目开工率、投产率», «建议、提案办复率和满意率»: bare rates take the things of the rate before them. */
function sharedRates(text: string, parts: readonly (readonly [number, number])[]): Subject[] | undefined {
  const names = parts.map(([start, end]) => text.slice(start, end))
  const opening = names.findIndex((name) => /[一-龥]{4,}率$/.test(name))
  if (opening < 0 || opening === names.length - 1) return undefined
  if (!names.slice(opening + 1).every((name) => BARE_RATE.test(name))) return undefined
  if (names.slice(0, opening).some((name) => OWN_HEAD.test(name))) return undefined
  const from = parts[0]?.[0] ?? 0
  const end = (parts[opening]?.[1] ?? 0) - 3
  return parts.slice(opening).map((part, at) => (at === 0 ? [[from, part[1]]] : [[from, end], part]))
}

function shortName(name: string): string | undefined {
  return name === '城' ? '城镇' : name === '乡' ? '农村' : undefined
}

function fullName(text: string, part: [number, number]): Subject {
  return text.charAt(part[0]) === '乡' && text.charAt(part[0] + 1) === '居' ? ['农村', [part[0] + 1, part[1]]] : [part]
}
