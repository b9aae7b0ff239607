import type { CodePart } from '@citybrain/contract/engines/code.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Tables } from './tables.ts'
import type { Tidied } from './tidy.ts'
import { type Checker, type Fault, faultOfDigits, faultOfLength, invalid, part, type Verdict } from './verdict.ts'

const LEVELS = [
  { key: 'district', title: { zh: '行政区划', en: 'district' }, digits: 6 },
  { key: 'street', title: { zh: '街道', en: 'street' }, digits: 3 },
  { key: 'community', title: { zh: '社区', en: 'community' }, digits: 3 },
  { key: 'grid', title: { zh: '网格顺序号', en: 'grid number' }, digits: 3 },
] as const

const LENGTH = { district: 6, street: 9, community: 12, grid: 15 } as const
export type PlaceKind = keyof typeof LENGTH

export const REGION: Words = { zh: '行政区划', en: 'district' }

/** What the first six digits name: the district where its data are here, else the province. */
export const regionMeaning = (tables: Tables, code: string): Words | null =>
  tables.meaning('divisions', code) ?? tables.meaning('provinces', code.slice(0, 2))

/** The list of provinces is a memory, so that a stranger among them is only remarked on. */
export function warningsOfRegion(tables: Tables, code: string): Words[] {
  const provinces = tables.find('provinces')
  if (!provinces || provinces.has(code.slice(0, 2))) return []
  const province = code.slice(0, 2)
  return [{ zh: `没有省级行政区划 ${province}`, en: `no province has the code ${province}` }]
}

/** District, street, community and unit grid: each code begins with the one it lies in. */
export const checkPlace =
  (kind: PlaceKind): Checker =>
  (given, tables) => {
    const tidied = kind === 'street' ? withoutStatisticalZeros(given) : given
    const fault = faultOfPlace(tidied.text, kind)
    return fault ? invalid(tidied, fault) : placeOf(tidied, tables)
  }

/** Statistics write a street with the twelve digits of a community, the last three of them zero. */
function withoutStatisticalZeros({ text, told }: Tidied): Tidied {
  if (!/^\d{9}000$/.test(text)) return { text, told }
  const said = { zh: '统计用 12 位街道代码已去掉末尾 000', en: 'the closing 000 of the statistical form was removed' }
  return { text: text.slice(0, 9), told: [...told, said] }
}

function faultOfPlace(text: string, kind: PlaceKind): Fault | null {
  const length = LENGTH[kind]
  return faultOfLength(text, length) ?? faultOfDigits(text, 1, length) ?? faultOfZeros(text)
}

function faultOfZeros(text: string): Fault | null {
  const at = [0, 6, 9, 12].findIndex((start, level) => {
    const stretch = text.slice(start, start + (LEVELS[level]?.digits ?? 0))
    return stretch !== '' && /^0+$/.test(stretch)
  })
  const level = LEVELS[at]
  if (!level) return null
  const from = [1, 7, 10, 13][at] ?? 1
  const zeros = '0'.repeat(level.digits)
  return {
    at: from,
    because: {
      zh: `${level.title.zh}部分（第 ${from} 位起）不能是 ${zeros}`,
      en: `the ${level.title.en} part (from character ${from}) cannot be ${zeros}`,
    },
  }
}

function placeOf({ text, told }: Tidied, tables: Tables): Verdict {
  const parts: CodePart[] = []
  let start = 0
  for (const { key, title, digits } of LEVELS) {
    if (start >= text.length) break
    const whole = text.slice(0, start + digits)
    const meaning = key === 'district' ? regionMeaning(tables, whole) : tables.meaning('divisions', whole)
    parts.push(part(key, title, text.slice(start, start + digits), meaning))
    start += digits
  }
  return { valid: true, normal: text, told, parts, warnings: warningsOfPlace(text, tables) }
}

function warningsOfPlace(text: string, tables: Tables): Words[] {
  const [district, street] = [text.slice(0, 6), text.slice(0, 9)]
  const warnings = warningsOfRegion(tables, district)
  if (text.length === 6 && text.endsWith('00'))
    warnings.push({
      zh: `${text} 是省或市的代码，不是区县`,
      en: `${text} is a province’s or a city’s, not a district’s`,
    })
  const divisions = tables.find('divisions')
  if (text.length >= 9 && divisions?.has(district) && !divisions.has(street))
    warnings.push({
      zh: `${divisions.get(district)?.title.zh}的数据中没有街道 ${street}`,
      en: `the data of ${divisions.get(district)?.title.en} hold no street ${street}`,
    })
  return warnings
}
