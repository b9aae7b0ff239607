import type { CodePart } from '@citybrain/contract/engines/code.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Tables } from './tables.ts'
import { type Checker, type Fault, invalid, part } from './verdict.ts'

const PARTS = {
  section: { zh: '门类', en: 'section' },
  division: { zh: '大类', en: 'division' },
  group: { zh: '中类', en: 'group' },
  class: { zh: '小类', en: 'class' },
} satisfies Record<string, Words>

/** Stands beside every code below a section, since its name can't be looked up offline. */
const SHAPE_ONLY: Words = {
  zh: '大、中、小类仅核对格式：完整分类表未离线收录',
  en: 'division, group and class were tested for their shape only: the full list is not held offline',
}

/** Industry code (国民经济行业代码): section letter, division, group, class; the letter or the digits may stand alone. */
export const checkIndustry: Checker = (given, tables) => {
  const { text, told } = given
  const fault = faultOfIndustry(text, tables)
  if (fault) return invalid(given, fault)
  const letter = /^[A-Z]/.test(text) ? text.charAt(0) : null
  const digits = letter === null ? text : text.slice(1)
  const parts = [...sectionOf(letter, digits, tables), ...levelsOf(digits)]
  const warnings = digits === '' ? [] : [...warningsOfDivision(letter, digits.slice(0, 2), tables), SHAPE_ONLY]
  return { valid: true, normal: text, told, parts, warnings }
}

function faultOfIndustry(text: string, tables: Tables): Fault | null {
  if (!/^(?:[A-Z]|[A-Z]?\d{2,4})$/.test(text))
    return {
      at: null,
      because: {
        zh: '应为门类字母（A 至 T），或两到四位数字的大、中、小类代码，字母可写在数字前，如 I、65、651、I6513',
        en: 'it is a section letter (A to T), or two to four digits of a division, group or class, the letter before them or not: I, 65, 651, I6513',
      },
    }
  const letter = /^[A-Z]/.test(text) ? text.charAt(0) : null
  if (letter !== null && !isSection(letter, tables))
    return {
      at: 1,
      because: { zh: `没有门类 ${letter}：门类为 A 至 T`, en: `there is no section ${letter}: sections are A to T` },
    }
  const at = letter === null ? 1 : 2
  if (text.slice(at - 1, at + 1) === '00') return { at, because: { zh: '大类从 01 起', en: 'divisions begin at 01' } }
  return null
}

const isSection = (letter: string, tables: Tables): boolean =>
  tables.find('industry-sections')?.has(letter) ?? letter <= 'T'

/** The letter as given, else the one that the division lies in. */
function sectionOf(letter: string | null, digits: string, tables: Tables): CodePart[] {
  const section = letter ?? letterOf(digits.slice(0, 2), tables)
  if (section === null) return []
  return [part('section', PARTS.section, section, tables.meaning('industry-sections', section))]
}

function letterOf(division: string, tables: Tables): string | null {
  const found = [...(tables.find('industry-divisions')?.keys() ?? [])].find((code) => code.slice(1) === division)
  return found?.charAt(0) ?? null
}

function levelsOf(digits: string): CodePart[] {
  const levels = [['division', 2] as const, ['group', 3] as const, ['class', 4] as const]
  return levels
    .filter(([, length]) => digits.length >= length)
    .map(([key, length]) => part(key, PARTS[key], digits.slice(0, length)))
}

/** Which division lies in which section is a memory: it warns. */
function warningsOfDivision(letter: string | null, division: string, tables: Tables): Words[] {
  if (!tables.find('industry-divisions')) return []
  const section = letterOf(division, tables)
  if (section === null)
    return [
      {
        zh: `大类 ${division} 不在 01 至 97 之间（凭记忆）`,
        en: `division ${division} is not among 01 to 97 (from memory)`,
      },
    ]
  if (letter === null || letter === section) return []
  return [
    {
      zh: `大类 ${division} 属于门类 ${section}，不属于 ${letter}（凭记忆）`,
      en: `division ${division} lies in section ${section}, not ${letter} (from memory)`,
    },
  ]
}
