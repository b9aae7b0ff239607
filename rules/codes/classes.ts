import type { Words } from '@citybrain/contract/kernel/words.ts'
import { REGION, regionMeaning, warningsOfRegion } from './divisions.ts'
import type { Tables } from './tables.ts'
import type { Tidied } from './tidy.ts'
import { type Checker, type Fault, faultOfDigits, faultOfLength, invalid, part, type Verdict } from './verdict.ts'

interface Classed {
  readonly length: number
  readonly table: string
  readonly named: Words
}

const COMPONENT: Classed = { length: 16, table: 'component-classes', named: { zh: '部件', en: 'component' } }
const EVENT: Classed = { length: 10, table: 'event-classes', named: { zh: '事件', en: 'event' } }

/** Component code (部件标识码): district, class, number. */
export const checkComponent: Checker = (given, tables) => checkClassed(given, tables, COMPONENT)

/** Event code (事件编码): district and class; the case number tells one occurrence from another. */
export const checkEvent: Checker = (given, tables) => checkClassed(given, tables, EVENT)

function checkClassed(given: Tidied, tables: Tables, classed: Classed): Verdict {
  const { text } = given
  const fault =
    faultOfLength(text, classed.length) ??
    faultOfDigits(text, 1, classed.length) ??
    faultOfClass(text.slice(6, 10), tables, classed) ??
    faultOfNumber(text)
  return fault ? invalid(given, fault) : classedOf(given, tables, classed)
}

function faultOfClass(code: string, tables: Tables, { table, named }: Classed): Fault | null {
  const classes = tables.find(table)
  const major = code.slice(0, 2)
  if (!classes || classes.has(code) || (classes.has(major) && !hasMinors(classes, major))) return null
  if (!classes.has(major))
    return {
      at: 7,
      because: {
        zh: `第 7、8 位：没有${named.zh}大类 ${major}`,
        en: `characters 7 and 8: there is no ${named.en} major class ${major}`,
      },
    }
  return {
    at: 9,
    because: {
      zh: `${named.zh}大类 ${major}（${classes.get(major)?.title.zh}）中没有小类 ${code.slice(2)}；本地扩展的小类请先加入代码表 ${table}`,
      en: `major class ${major} (${classes.get(major)?.title.en}) has no minor class ${code.slice(2)}; add a local extension to the code table ${table} first`,
    },
  }
}

const hasMinors = (classes: ReadonlyMap<string, unknown>, major: string): boolean =>
  [...classes.keys()].some((code) => code.length > 2 && code.startsWith(major))

function faultOfNumber(text: string): Fault | null {
  if (text.slice(10) !== '000000') return null
  return { at: 11, because: { zh: '顺序号从 000001 起', en: 'numbers begin at 000001' } }
}

const MAJOR: Words = { zh: '大类', en: 'major class' }
const MINOR: Words = { zh: '小类', en: 'minor class' }
const NUMBER: Words = { zh: '顺序号', en: 'number' }

function classedOf({ text, told }: Tidied, tables: Tables, { table }: Classed): Verdict {
  const [district, major, minor] = [text.slice(0, 6), text.slice(6, 8), text.slice(8, 10)]
  const parts = [
    part('district', REGION, district, regionMeaning(tables, district)),
    part('major', MAJOR, major, tables.meaning(table, major)),
    part('minor', MINOR, minor, tables.meaning(table, major + minor)),
  ]
  if (text.length > 10) parts.push(part('number', NUMBER, text.slice(10)))
  const warnings = [...warningsOfRegion(tables, district), ...warningsOfClass(major + minor, tables, table)]
  return { valid: true, normal: text, told, parts, warnings }
}

function warningsOfClass(code: string, tables: Tables, table: string): Words[] {
  if (tables.find(table)?.has(code)) return []
  if (!tables.find(table))
    return [
      { zh: `没有代码表 ${table}，分类未核对`, en: `the code table ${table} is missing: the class was not tested` },
    ]
  return [
    {
      zh: `大类 ${code.slice(0, 2)} 由各地自定小类，小类 ${code.slice(2)} 未核对`,
      en: `minor classes of ${code.slice(0, 2)} are each city’s own: ${code.slice(2)} was not tested`,
    },
  ]
}
