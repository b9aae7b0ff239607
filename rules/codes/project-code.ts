import type { Words } from '@citybrain/contract/kernel/words.ts'
import { REGION, regionMeaning, warningsOfRegion } from './divisions.ts'
import type { Tables } from './tables.ts'
import type { Tidied } from './tidy.ts'
import { type Checker, type Fault, faultOfDigits, faultOfLength, invalid, part, type Verdict } from './verdict.ts'

const PARTS = {
  time: { zh: '赋码年月', en: 'year and month of issue' },
  department: { zh: '国家归口部门', en: 'central guiding department' },
  kind: { zh: '项目类型', en: 'project type' },
  random: { zh: '随机码', en: 'random number' },
  check: { zh: '校验码', en: 'check character' },
} satisfies Record<string, Words>

/** Stands beside every result, since a sound shape proves little. */
const SHAPE_ONLY: Words = {
  zh: '仅核对格式：校验码算法未公开，无法判断校验码是否正确；请在在线平台核验',
  en: 'only the shape was tested: the algorithm of the check character is not public to us; verify the code on the national platform',
}

/** Project code (项目代码), `YYMM-DDDDDD-BB-TT-RRRRRC`: shape only. */
export const checkProjectCode: Checker = (given, tables) => {
  const bare = given.text.replaceAll('-', '')
  const short = faultOfLength(bare, 20)
  if (short) return invalid(given, withHyphensSaid(short))
  const hyphenated = hyphenate(given, bare)
  const fault = faultOfShape(hyphenated.text)
  return fault ? invalid(hyphenated, fault) : projectOf(hyphenated, bare, tables)
}

function withHyphensSaid({ because, at }: Fault): Fault {
  return {
    at,
    because: { zh: `${because.zh}（不计连字符；连同四个连字符为 24 位）`, en: `${because.en}, hyphens not counted` },
  }
}

function hyphenate({ text, told }: Tidied, bare: string): Tidied {
  const normal = [[0, 4], [4, 10], [10, 12], [12, 14], [14]].map(([from, to]) => bare.slice(from, to)).join('-')
  const said = { zh: '连字符已补齐', en: 'hyphens were put where they belong' }
  return { text: normal, told: normal === text ? told : [...told, said] }
}

/** The stretches of digits between the hyphens, counted from 1; the last is followed by the check character. */
const DIGITS = [
  [1, 4],
  [6, 11],
  [13, 14],
  [16, 17],
  [19, 23],
] as const

function faultOfShape(text: string): Fault | null {
  for (const [from, to] of DIGITS) {
    const fault = faultOfDigits(text, from, to)
    if (fault) return fault
  }
  if (!/[0-9A-Z]$/.test(text))
    return {
      at: 24,
      because: { zh: '末位只能是数字或大写字母', en: 'the last character is a digit or a capital' },
    }
  return faultOfMonth(text)
}

function faultOfMonth(text: string): Fault | null {
  const month = text.slice(2, 4)
  if (month >= '01' && month <= '12') return null
  const older = olderForm(text.slice(0, 4))
  return {
    at: 3,
    because: {
      zh: `月份部分是 ${month}，应在 01 至 12 之间${older.zh}`,
      en: `the month part is ${month}; months are 01 to 12${older.en}`,
    },
  }
}

/** Codes issued before the switch began with the whole year. */
function olderForm(year: string): Words {
  if (year < '2013' || year > '2021') return { zh: '', en: '' }
  return {
    zh: `；若是 ${year} 年按旧规则赋的代码，不适用本标准`,
    en: `; a code of ${year} in the older form is not of this standard`,
  }
}

function projectOf({ text, told }: Tidied, bare: string, tables: Tables): Verdict {
  const [year, month, region, kind] = [bare.slice(0, 2), bare.slice(2, 4), bare.slice(4, 10), bare.slice(12, 14)]
  const issued = { zh: `20${year} 年 ${Number(month)} 月`, en: `20${year}-${month}` }
  const parts = [
    part('time', PARTS.time, year + month, issued),
    part('region', REGION, region, regionMeaning(tables, region)),
    part('department', PARTS.department, bare.slice(10, 12)),
    part('kind', PARTS.kind, kind, tables.meaning('project-kinds', kind)),
    part('random', PARTS.random, bare.slice(14, 19)),
    part('check', PARTS.check, bare.slice(19)),
  ]
  const warnings = [...warningsOfRegion(tables, region), ...warningsOfKind(tables, kind), SHAPE_ONLY]
  return { valid: true, normal: text, told, parts, warnings }
}

function warningsOfKind(tables: Tables, kind: string): Words[] {
  const kinds = tables.find('project-kinds')
  if (!kinds || kinds.has(kind)) return []
  return [
    { zh: `项目类型 ${kind} 不在已知类型表中`, en: `the project type ${kind} is not in the table of known types` },
  ]
}
